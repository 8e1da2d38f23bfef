using Cauce.Domain.Common;
using Cauce.Domain.Identity;
using Cauce.Domain.Intake.Chats;
using FsCheck;
using FsCheck.Fluent;

namespace Cauce.Domain.Tests.Intake.Chats;

public sealed class ChatTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 10, 0, 0, TimeSpan.Zero);
    private static readonly Actor Ana = Staff("Ana Torres");
    private static readonly Actor Luis = Staff("Luis Ferrer");

    [Fact]
    public void Who_answers_what_nobody_has_taken_takes_it_and_a_colleague_must_take_it_over_to_answer()
    {
        var chat = Begun();
        chat.Answer(New(), "Buenos días", Ana, Now.AddSeconds(40));
        Assert.Equal((Ana.Id, (DateTimeOffset?)Now.AddSeconds(40), (DateTimeOffset?)Now.AddSeconds(40)), (chat.TakenBy, chat.TakenAt, chat.AnsweredAt));
        var no = Assert.Throws<RefusedException>(() => chat.Answer(New(), "Yo sigo", Luis, Now.AddMinutes(1)));
        Assert.Equal("chat.taken", no.Refusal.Code);
        chat.Take(Luis, Now.AddMinutes(2));
        Assert.Equal("Luis Ferrer", chat.Answer(New(), "Yo sigo", Luis, Now.AddMinutes(2)).ByName);
        Assert.Equal(Now.AddSeconds(40), chat.AnsweredAt);
    }

    [Fact]
    public void What_nobody_takes_is_forgotten_after_three_minutes_and_what_somebody_has_after_twenty_of_silence()
    {
        var chat = Begun();
        Assert.False(chat.IsForgotten(Now + Chat.Patience - TimeSpan.FromMilliseconds(1)));
        Assert.True(chat.IsForgotten(Now + Chat.Patience));
        chat.Take(Ana, Now.AddMinutes(1));
        Assert.False(chat.IsForgotten(Now + Chat.Patience));
        Assert.True(chat.IsForgotten(Now + Chat.Silence));
        chat.Answer(New(), "Ya está", Ana, Now.AddMinutes(2));
        Assert.False(chat.IsForgotten(Now.AddHours(1)));
        Assert.False(chat.IsSilent(Now.AddMinutes(2) + Chat.Silence - TimeSpan.FromMilliseconds(1)));
        Assert.True(chat.IsSilent(Now.AddMinutes(2) + Chat.Silence));
    }

    [Fact]
    public void What_has_ended_goes_on_for_nobody_and_becomes_one_case_at_most()
    {
        var chat = Begun();
        chat.End(ChatOutcome.VisitorLeft, "", Now.AddMinutes(1));
        Assert.Equal("chat.ended", Assert.Throws<RefusedException>(() => chat.Say(New(), "¿Oiga?", Now.AddMinutes(2))).Refusal.Code);
        Assert.Equal("chat.ended", Assert.Throws<RefusedException>(() => chat.Take(Ana, Now.AddMinutes(2))).Refusal.Code);
        chat.Become("QUE-2026-000001", "Ana Torres", Now.AddMinutes(3));
        Assert.Equal((ChatOutcome.BecameCase, (DateTimeOffset?)Now.AddMinutes(1)), (chat.Outcome!.Value, chat.EndedAt));
        Assert.Equal("chat.is-case", Assert.Throws<RefusedException>(() => chat.Become("QUE-2026-000002", "", Now.AddMinutes(4))).Refusal.Code);
    }

    [Fact]
    public void A_chat_has_an_end_also_for_a_program_that_never_stops_writing()
    {
        var chat = Begun();
        for (var line = 1; line < Chat.MostLines; line++)
            chat.Say(New(), "otra", Now);
        Assert.Equal("chat.too-long", Assert.Throws<RefusedException>(() => chat.Say(New(), "otra más", Now)).Refusal.Code);
    }

    /// <summary>Whatever is said in whatever order: lines are numbered without gaps, and somebody waits exactly when the last word is theirs.</summary>
    [Fact]
    public void Somebody_waits_exactly_while_the_last_word_is_the_visitors() => Check.QuickThrowOnFailure(Prop.ForAll(
        ArbMap.Default.ArbFor<bool[]>(), turns =>
        {
            var chat = Begun();
            var at = Now;
            for (var i = 0; i < Math.Min(turns.Length, 100); i++)
            {
                at = at.AddSeconds(1);
                var line = turns[i] ? chat.Say(New(), "sí", at) : chat.Answer(New(), "no", Ana, at);
                Assert.Equal(i + 2, line.Position);
                Assert.Equal(turns[i], chat.WaitsSince is not null);
                Assert.Equal(at, chat.LastAt);
            }
        }));

    private static Chat Begun()
    {
        var chat = Chat.Start(Id<Chat>.New(Now), [1], 1, new ChatVisitor("Lucía Gómez", "lucia@cliente.example", null, "es", null), Now);
        chat.Say(New(), "No ha llegado el pedido", Now);
        return chat;
    }

    private static Id<ChatLine> New() => new(Guid.NewGuid());

    private static Actor Staff(string name) => new(ActorKind.Staff, Guid.NewGuid(), name, Roles.PermissionsOf(Role.Agent), [1]);
}
