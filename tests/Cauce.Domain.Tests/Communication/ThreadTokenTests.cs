using Cauce.Domain.Cases;
using Cauce.Domain.Common;
using Cauce.Domain.Communication;
using FsCheck;
using FsCheck.Fluent;

namespace Cauce.Domain.Tests.Communication;

/// <summary>Only a token that we made, for this letter, case and recipient, leads an answer into a case.</summary>
public sealed class ThreadTokenTests
{
    private static readonly byte[] Key = [.. Enumerable.Range(1, 32).Select(n => (byte)n)];
    private static readonly Id<Case> Case = new(Guid.Parse("0199c5a0-0000-7000-8000-0000000000c1"));
    private static readonly Id<OutboxMessage> Letter = new(Guid.Parse("0199c5a0-0000-7000-8000-00000000001e"));
    private static readonly ThreadToken Token = ThreadToken.For(Key, Case, Letter, "carmen@cliente.example");

    [Fact, Trait("Req", "B05"), Trait("Lesson", "A1")]
    public void A_token_comes_back_from_the_message_id_and_from_the_address()
    {
        var address = Token.ReplyAddress(EmailAddress.Parse("Atencion@empresa.example"));
        foreach (var text in new[] { Token.MessageId("empresa.example"), address, address!.ToUpperInvariant(), $" {Token.MessageId("x.example")} ", Token.ToString() })
            Assert.Equal(ThreadTokenCheck.Valid, ThreadToken.Read(text).Token!.Check(Key, Case, "carmen@cliente.example"));
        Assert.Equal(Letter, ThreadToken.Read(address).Token!.Letter);
    }

    [Fact, Trait("Lesson", "A1")]
    public void Another_key_another_case_another_letter_and_another_recipient_are_forgeries()
    {
        byte[] other = [.. Key.Reverse()];
        Assert.Equal(ThreadTokenCheck.Forged, Token.Check(other, Case, "carmen@cliente.example"));
        Assert.Equal(ThreadTokenCheck.Forged, Token.Check(Key, new Id<Case>(Guid.Empty), "carmen@cliente.example"));
        Assert.Equal(ThreadTokenCheck.Forged, Token.Check(Key, null, "carmen@cliente.example"));
        Assert.Equal(ThreadTokenCheck.Forged, Token.Check(Key, Case, "carmen@cliente.examp1e"));
        var elsewhere = ThreadToken.For(Key, Case, new Id<OutboxMessage>(Guid.NewGuid()), "carmen@cliente.example");
        var grafted = Letter.ToString().Length > 0 ? ThreadToken.Read(Token.ToString()[..26] + elsewhere.Signature).Token! : null;
        Assert.Equal(ThreadTokenCheck.Forged, grafted!.Check(Key, Case, "carmen@cliente.example"));
    }

    [Fact, Trait("Lesson", "A1")]
    public void A_missing_a_cut_and_an_unsigned_one_have_their_names()
    {
        Assert.Equal((null, ThreadTokenCheck.Missing), ThreadToken.Read(null));
        Assert.Equal((null, ThreadTokenCheck.Missing), ThreadToken.Read("<20261122.1234@correo.cliente.example>"));
        Assert.Equal((null, ThreadTokenCheck.Missing), ThreadToken.Read("atencion@empresa.example"));
        Assert.Equal((null, ThreadTokenCheck.Truncated), ThreadToken.Read($"atencion+{Token.ToString()[..40]}@empresa.example"));
        Assert.Equal((null, ThreadTokenCheck.Truncated), ThreadToken.Read($"<{Token.ToString()[..51]}@empresa.example>"));
        Assert.Equal((null, ThreadTokenCheck.Unsigned), ThreadToken.Read($"<{Letter}@empresa.example>"));
    }

    [Fact]
    public void An_address_that_would_grow_too_long_carries_no_token()
    {
        Assert.Null(Token.ReplyAddress(EmailAddress.Parse("atencion.al.cliente@empresa.example")));
        Assert.True(EmailAddress.TryParse(Token.ReplyAddress(EmailAddress.Parse("hola@empresa.example")), out _));
    }

    [Fact]
    public void Any_letter_is_read_back_and_any_changed_character_is_noticed() =>
        Prop.ForAll(ArbMap.Default.ArbFor<Guid>(), Gen.Choose(0, 51).ToArbitrary(), Gen.Choose(1, 31).ToArbitrary(), (id, at, shift) =>
        {
            const string alphabet = "abcdefghijklmnopqrstuvwxyz234567";
            var text = ThreadToken.For(Key, Case, new Id<OutboxMessage>(id), "a@b.example").ToString();
            var changed = text[..at] + alphabet[(alphabet.IndexOf(text[at], StringComparison.Ordinal) + shift) % 32] + text[(at + 1)..];
            return ThreadToken.Read(text).Token!.Letter.Value == id && ThreadToken.Read(changed).Token?.Check(Key, Case, "a@b.example") != ThreadTokenCheck.Valid;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Nothing_that_is_written_makes_the_reader_fail() =>
        Prop.ForAll(ArbMap.Default.ArbFor<string>(), text => ThreadToken.Read(text).Why is >= ThreadTokenCheck.Missing).QuickCheckThrowOnFailure();
}
