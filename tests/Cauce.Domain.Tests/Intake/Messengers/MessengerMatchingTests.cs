using System.Text;
using Cauce.Domain.Cases;
using Cauce.Domain.Common;
using Cauce.Domain.Intake;
using Cauce.Domain.Intake.Messengers;

namespace Cauce.Domain.Tests.Intake.Messengers;

/// <summary>What becomes of a message, and who may have posted it.</summary>
public sealed class MessengerMatchingTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly Id<Case> Open = Id<Case>.New(Now);
    private static readonly Id<Case> Other = Id<Case>.New(Now);

    private static MessengerDecision Of(MessengerFacts facts) => MessengerMatching.Decide(facts, Now);

    [Fact]
    public void Words_go_on_in_the_open_case_before_anything_else_is_thought_of()
    {
        var decision = Of(new MessengerFacts { OpenCase = Open, ClosedCase = Other, ClosedAt = Now, OpenedByPeer = 99 });
        Assert.Equal((IncomingState.Said, IncomingReason.OpenCase, (Id<Case>?)Open), (decision.State, decision.Reason, decision.Case));
    }

    [Theory]
    [InlineData(-1, IncomingState.Said)]
    [InlineData(0, IncomingState.OpenedCase)]
    public void A_case_closed_within_seven_days_still_hears(int seconds, IncomingState expected) =>
        Assert.Equal(expected, Of(new MessengerFacts { ClosedCase = Other, ClosedAt = Now - TimeSpan.FromDays(7) - TimeSpan.FromSeconds(seconds) }).State);

    [Fact]
    public void Somebody_who_opens_too_many_is_answered_no_more_and_then_waits()
    {
        Assert.False(Of(new MessengerFacts { OpenedByPeer = 4 }).InSilence);
        Assert.True(Of(new MessengerFacts { OpenedByPeer = 5 }).InSilence);
        Assert.Equal(IncomingState.Quarantined, Of(new MessengerFacts { OpenedByPeer = 20 }).State);
    }

    [Fact]
    public void Who_is_blocked_stays_out_even_with_a_link_and_a_group_is_nobody()
    {
        Assert.Equal(IncomingReason.Blocked, Of(new MessengerFacts { IsBlocked = true, HasLink = true, LinkedCase = Open }).Reason);
        Assert.Equal(IncomingReason.Group, Of(new MessengerFacts { IsGroup = true, OpenCase = Open }).Reason);
        Assert.Equal(IncomingReason.UnknownLink, Of(new MessengerFacts { HasLink = true, OpenCase = Open }).Reason);
        Assert.Equal(IncomingState.Bound, Of(new MessengerFacts { HasLink = true, LinkedCase = Other, OpenCase = Open }).State);
        Assert.Equal(IncomingReason.NotForUs, Of(new MessengerFacts { HasContent = false, OpenCase = Open }).Reason);
    }

    [Fact]
    public void A_signature_holds_for_its_body_its_moment_and_either_key_and_for_nothing_else()
    {
        var body = Encoding.UTF8.GetBytes("{}");
        var signature = HookSignature.Sign("first", Now, body);
        var at = Now.ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture);
        SignatureCheck Check(string? time, string? signed, byte[] of, DateTimeOffset now) => HookSignature.Check(time, signed, of, ["second", "first"], now);
        Assert.Equal(SignatureCheck.Valid, Check(at, signature, body, Now.AddMinutes(5)));
        Assert.Equal(SignatureCheck.Valid, Check(at, HookSignature.Sign("third", Now, body) + ", " + signature, body, Now));
        Assert.Equal(SignatureCheck.OutOfTime, Check(at, signature, body, Now.AddSeconds(301)));
        Assert.Equal(SignatureCheck.OutOfTime, Check(at, signature, body, Now.AddSeconds(-301)));
        Assert.Equal(SignatureCheck.Forged, Check(at, signature, "{ }"u8.ToArray(), Now));
        Assert.Equal(SignatureCheck.Forged, Check(at + "0", signature, body, Now));
        Assert.Equal(SignatureCheck.Malformed, Check("-1", signature, body, Now));
        Assert.Equal(SignatureCheck.Malformed, Check("99999999999999999999", signature, body, Now));
        Assert.Equal(SignatureCheck.Malformed, Check(at, signature[..^1], body, Now));
        Assert.Equal(SignatureCheck.Missing, Check(at, " ", body, Now));
        Assert.Equal(SignatureCheck.Forged, HookSignature.Check(at, signature, body, [], Now));
    }

    [Fact]
    public void A_second_failure_is_one_too_many()
    {
        var account = new Cauce.Domain.Communication.MessengerAccount(Id<Cauce.Domain.Communication.MessengerAccount>.New(Now), "webhook", Now);
        var incoming = new IncomingMessage(Id<IncomingMessage>.New(Now), account, "1", "u", Now);
        incoming.Failed(IncomingReason.Fault, "", Now.AddSeconds(5), Now);
        Assert.Equal((IncomingState.Stored, (DateTimeOffset?)Now.AddSeconds(5)), (incoming.State, incoming.NextTryAt));
        incoming.Failed(IncomingReason.Fault, "", Now.AddSeconds(5), Now);
        Assert.Equal((IncomingState.Quarantined, (DateTimeOffset?)null), (incoming.State, incoming.NextTryAt));
    }
}
