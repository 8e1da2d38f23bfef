using Cauce.Domain.Cases;
using Cauce.Domain.Common;
using Cauce.Domain.Communication;
using Cauce.Domain.Tests.Cases;

namespace Cauce.Domain.Tests.Communication;

/// <summary>When a reply may wait, and when it must not go any more.</summary>
public sealed class WaitingMessageTests
{
    private static readonly DateTimeOffset Now = SomeCase.Start.AddHours(1);

    [Fact]
    public void It_waits_for_its_moment_or_for_a_second_thought()
    {
        var about = new SomeCase().Case;
        Assert.Equal(Now.AddSeconds(15), Write(about, null).DueAt);
        Assert.Equal((Now.AddDays(2), true), (Write(about, Now.AddDays(2)).DueAt, Write(about, Now.AddDays(2)).IsScheduled));
    }

    [Theory]
    [InlineData(0, "waiting.moment-past")]
    [InlineData(-1, "waiting.moment-past")]
    [InlineData(60 * 24 * 60 + 1, "waiting.too-far")]
    public void A_moment_that_is_past_or_too_far_is_refused(int minutes, string code) =>
        Assert.Equal(code, Assert.Throws<RefusedException>(() => Write(new SomeCase().Case, Now.AddMinutes(minutes))).Refusal.Code);

    [Fact, Trait("Req", "C07")]
    public void Words_that_could_not_be_said_cannot_wait_either()
    {
        var about = new SomeCase().Case;
        Assert.Throws<RefusedException>(() => WaitingMessage.Write(about, null, " ", SomeCase.Ana, null, TimeSpan.FromSeconds(15), Now));
        Assert.Throws<RefusedException>(() => WaitingMessage.Write(about, null, "Hola {{nombre}}", SomeCase.Ana, null, TimeSpan.FromSeconds(15), Now));
    }

    [Fact]
    public void Only_a_scheduled_one_is_stopped_by_what_the_customer_said_since()
    {
        var about = new SomeCase().Case;
        var (scheduled, soon) = (Write(about, Now.AddDays(1)), Write(about, null));
        Assert.Null(scheduled.WhyNotSend(about));
        Message.Say(about, MessageKind.FromCustomer, "Ya no hace falta.", SomeCase.Carmen, Now.AddHours(1));
        Assert.Equal(WaitingRefusals.CustomerSpoke, scheduled.WhyNotSend(about));
        Assert.Null(soon.WhyNotSend(about));
    }

    private static WaitingMessage Write(Case about, DateTimeOffset? at) =>
        WaitingMessage.Write(about, null, "Salen hoy.", SomeCase.Ana, at, TimeSpan.FromSeconds(15), Now);
}
