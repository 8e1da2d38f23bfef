using Cauce.App.Cases;
using Cauce.App.Data;
using Cauce.Domain.Cases;
using Cauce.Domain.Communication;
using Cauce.Domain.Customers;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Communication.Incidents;

/// <summary>What one act for all would do in one case, or for one customer without.</summary>
/// <param name="Number">Empty without a case.</param>
/// <param name="Text">As it would be sent.</param>
/// <param name="LeftOut">Why they are told nothing; null where they are.</param>
public sealed record PlannedLine(Id<Case>? CaseId, string Number, Reached Reached, CircularWay Way, string Text, Refusal? LeftOut);

/// <summary>The dry run: who would be told what, in which language and by which way, and who would not and why. It writes nothing.</summary>
/// <param name="Hidden">Cases under the incident that the reader does not see: they are not touched.</param>
public sealed record CircularPlan(IReadOnlyList<PlannedLine> Lines, int Hidden)
{
    public IEnumerable<PlannedLine> Told => Lines.Where(line => line.LeftOut is null);

    /// <summary>A language that somebody reads is missing; or there is nobody.</summary>
    public Refusal? WhyNotStart() =>
        Lines.Select(line => line.LeftOut).FirstOrDefault(why => why?.Code is "circular.spanish-missing" or "circular.english-missing" or "circular.origin-missing")
        ?? (Told.Any() ? null : CircularRefusals.NobodyToTell);

    /// <param name="parent">The case of the incident, which the actor sees.</param>
    /// <exception cref="RefusedException">The recipients cannot be read.</exception>
    public static async Task<CircularPlan> Make(AppDb db, Actor actor, Case parent, CircularInput input, Catalogue.Snapshot known, CancellationToken cancel = default)
    {
        actor.Must(Permission.WorkCases);
        var words = input.Read();
        var told = await ToldBefore(db, parent.Id, words, cancel);
        var children = await Children(db, actor, parent.Id, cancel);
        var lines = children.Select(child => Plan(child.Case, child.Customer, words, told, known)).ToList();
        var reached = lines.Select(line => Recipients.KeyOf(line.Reached.Address)).ToHashSet();
        var recipients = await Recipients.Find(db, actor, input.Product, input.Recipients, cancel);
        lines.AddRange(recipients.Select(recipient => Plan(recipient, words, told, reached)));
        return new CircularPlan(lines, parent.Children - children.Count);
    }

    private static PlannedLine Plan(Case child, string? customer, CircularWords words, ToldSet told, Catalogue.Snapshot known)
    {
        var language = Filling.LanguageOf(child.Complainant.Language);
        var way = Filling.WayOf(child.Complainant);
        var text = Placeholders.Fill(words.TextIn(language) ?? "", Filling.Values(child, customer, known));
        var why = !child.IsOpen ? CaseRefusals.Closed.With(child.Number)
            : told.Cases.Contains(child.Id) ? CircularRefusals.AlreadyTold
            : way == CircularWay.None ? CircularRefusals.NoAddress
            : words.Kind != CircularKind.Notice && child.SolvedAt is not null ? CircularRefusals.AlreadyAnswered
            : words.WhyNotIn(language) ?? (words.Kind == CircularKind.Solution ? child.WhyNotPropose() : null) ?? Blanks.WhyNotSend(text);
        return new PlannedLine(child.Id, child.Number, new Reached(Filling.NameOf(child, customer), Filling.AddressOf(child.Complainant), language), way, text, why);
    }

    private static PlannedLine Plan(Recipient recipient, CircularWords words, ToldSet told, HashSet<string> reached)
    {
        var text = Placeholders.Fill(words.TextIn(recipient.Reached.Language) ?? "", Filling.Values(recipient.Reached.Name));
        var key = Recipients.KeyOf(recipient.Reached.Address);
        var why = recipient.Why
            ?? (reached.Contains(key) ? CircularRefusals.HasCase : told.Addresses.Contains(key) ? CircularRefusals.AlreadyTold : null)
            ?? words.WhyNotIn(recipient.Reached.Language) ?? Blanks.WhyNotSend(text);
        return new PlannedLine(null, "", recipient.Reached, recipient.Why is null ? CircularWay.Email : CircularWay.None, text, why);
    }

    private static async Task<IReadOnlyList<(Case Case, string? Customer)>> Children(AppDb db, Actor actor, Id<Case> parent, CancellationToken cancel)
    {
        var children = from c in db.CasesVisibleTo(actor).AsNoTracking()
                       where c.ParentId == parent
                       join x in db.Set<Customer>() on c.CustomerId equals (Id<Customer>?)x.Id into customers
                       from customer in customers.DefaultIfEmpty()
                       orderby c.Seq
                       select new { Case = c, Customer = customer == null ? null : customer.Name };
        return [.. (await children.ToListAsync(cancel)).Select(found => (found.Case, found.Customer))];
    }

    /// <summary>Those whom the same words reached before: doing it twice tells nobody twice.</summary>
    private static async Task<ToldSet> ToldBefore(AppDb db, Id<Case> parent, CircularWords words, CancellationToken cancel)
    {
        var lines = from c in db.Set<Circular>()
                    where c.CaseId == parent && c.Kind == words.Kind && c.TextEs == words.TextEs && c.TextEn == words.TextEn
                    from l in db.Set<CircularLine>()
                    where l.CircularId == c.Id && l.State != LineState.LeftOut && l.State != LineState.Refused
                    select new { l.CaseId, l.Address };
        var told = await lines.ToListAsync(cancel);
        return new ToldSet([.. told.Select(l => l.CaseId).OfType<Id<Case>>()], [.. told.Where(l => l.CaseId is null).Select(l => Recipients.KeyOf(l.Address))]);
    }

    private sealed record ToldSet(HashSet<Id<Case>> Cases, HashSet<string> Addresses);
}
