using Cauce.Domain.Common;
using Cauce.Domain.Identity;

namespace Cauce.Domain.Cases;

public sealed partial class Case
{
    /// <summary>The customer said something more, so they are silent no longer. A closed case hears too: what follows is for people to decide.</summary>
    /// <param name="what">The history code of the module that keeps the words.</param>
    public void Hear(string what, Content words, Details details, Actor actor, DateTimeOffset now)
    {
        if (IsOpen && Acceptance == Cases.Acceptance.Silence)
            Acceptance = null;
        WaitsForUsSince ??= now;
        WaitsForCustomerSince = null;
        Record(what, actor, now, details, words);
    }

    /// <summary>We told the customer something: their question is answered and the silence starts again.</summary>
    /// <param name="asks">An answer is expected of the customer.</param>
    public void Tell(string what, Content words, Details details, bool asks, Actor actor, DateTimeOffset now)
    {
        WaitsForUsSince = null;
        Answered(actor, now);
        if (asks && IsOpen)
            WaitsForCustomerSince = now;
        if (IsOpen)
            ToldProgress(now);
        Record(what, actor, now, details, words);
    }

    /// <summary>The customer was told something that answers nothing they asked and expects no answer: what they wait for, they wait for still.</summary>
    /// <param name="what">The history code of the module that keeps the words.</param>
    public void Inform(string what, Content words, Details details, Actor actor, DateTimeOffset now)
    {
        if (IsOpen)
            ToldProgress(now);
        Record(what, actor, now, details, words);
    }

    /// <summary>A letter told the customer how it goes, unasked: nobody had told them anything for as long as is allowed.</summary>
    /// <param name="via">As <see cref="AcknowledgedVia"/>.</param>
    public void TellProgress(string via, DateTimeOffset now)
    {
        ToldProgress(now);
        Record(CaseHistory.ProgressTold, Actor.System, now, new Details { { "via", via }, { "promised", AnswerDueAt } });
    }

    /// <summary>A letter told the customer that the answer is late. It is bad news and still to be told in person.</summary>
    /// <param name="via">As <see cref="AcknowledgedVia"/>.</param>
    public void TellDelay(string via, DateTimeOffset now)
    {
        ToldProgress(now);
        Record(CaseHistory.DelayTold, Actor.System, now, new Details { { "via", via }, { "promised", AnswerDueAt } });
    }

    /// <summary>What Cauce writes by itself, an acknowledgement above all, is no answer.</summary>
    private void Answered(Actor actor, DateTimeOffset now)
    {
        if (actor.Kind is ActorKind.Staff or ActorKind.ApiKey)
            FirstAnsweredAt ??= now;
    }

    /// <summary>Makes a person one of those who see a confidential case.</summary>
    public void Name(Owner person, Actor actor, DateTimeOffset now)
    {
        if (!IsConfidential)
            CaseRefusals.NotConfidential.Enforce();
        Record(CaseHistory.PersonNamed, actor, now, new Details { { "person", person.Id }, { "personName", person.Name } });
    }

    /// <summary>A file was added; the digest is of its bytes.</summary>
    public void Attach(Attachment file, Actor actor, DateTimeOffset now) =>
        Record(CaseHistory.FileAdded, actor, now,
            new Details { { "file", file.Id }, { "size", file.Size }, { "type", file.Type } },
            new Content(file.Id.Value, file.Sha256));

    /// <summary>The scanner found something in a file: nobody has it any more.</summary>
    /// <param name="finding">What was found, by the scanner's name for it.</param>
    public void Quarantine(Attachment file, string finding, DateTimeOffset now) =>
        Record(CaseHistory.FileInfected, Actor.System, now, new Details { { "file", file.Id }, { "signature", finding } });
}
