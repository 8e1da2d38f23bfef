using Cauce.Domain.Cases;
using Cauce.Domain.Communication;

namespace Cauce.App.Data.Demo;

internal sealed partial class Life
{
    private Solution? standing;

    private bool Solve()
    {
        if (!OfficeWait(hours: 30))
            return false;
        Propose(answer.Solution);
        return true;
    }

    private void End()
    {
        if (!@case.Flow.NeedsAcceptance)
        {
            if (OfficeWait(hours: 8))
                @case.Close(owner.AsActor, at);
            return;
        }
        if (Settle() && OfficeWait(hours: 10))
        {
            @case.Close(owner.AsActor, at);
            ComeBack();
        }
    }

    /// <summary>The customer says yes, says no and gets something better, or says nothing.</summary>
    private bool Settle()
    {
        if (dice.Chance(0.05))
            return BreakSilence();
        if (dice.Chance(0.09))
        {
            if (!CustomerWait(hours: 20)) return false;
            @case.Reject(standing!, dice.Of(Phrases.Rejections), Actor.Visitor, at);
            if (!OfficeWait(hours: 24)) return false;
            Propose(dice.Of(Phrases.Alternatives));
        }
        return Accept();
    }

    private bool Accept()
    {
        if (!CustomerWait(hours: 26))
            return false;
        if (dice.Chance(0.6))
            @case.Accept(standing!, evidence: null, Actor.Visitor, at);
        else if (OfficeWait(hours: 4))
            @case.Accept(standing!, dice.Of(Phrases.Evidence), owner.AsActor, at);
        else
            return false;
        return true;
    }

    /// <summary>Silence closes nothing: somebody keeps calling until the customer says a word.</summary>
    private bool BreakSilence()
    {
        at = at.Add(Case.TimeToAnswer);
        if (!OfficeWait(hours: 30))
            return false;
        @case.RecordSilence(standing!, "Dos correos y una llamada, sin respuesta.", owner.AsActor, at);
        if (dice.Chance(0.06) || !OfficeWait(hours: 90))
            return false;
        @case.Accept(standing!, dice.Of(Phrases.Evidence), owner.AsActor, at);
        return true;
    }

    /// <summary>One closed case in forty is opened again, and solved better.</summary>
    private void ComeBack()
    {
        if (!dice.Chance(0.025) || !CustomerWait(hours: 200))
            return;
        @case.Reopen(dice.Of(Phrases.Rejections), owner.AsActor, at);
        if (!OfficeWait(hours: 20))
            return;
        Propose(dice.Of(Phrases.Alternatives));
        if (Accept() && OfficeWait(hours: 6))
            @case.Close(owner.AsActor, at);
    }

    private void Propose(string text)
    {
        standing = new Solution(new Id<Solution>(dice.Id(at)), @case.Id, text, owner.AsActor, at);
        standing.Apologise(complaint.Story.Kind is "incident" or "complaint" or "claim" or "warranty");
        @case.Propose(standing, owner.AsActor, at);
        work.Insert(standing);
    }
}
