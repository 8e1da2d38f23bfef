using Cauce.App.Cases;
using Cauce.App.Communication.Incidents;
using Cauce.App.Data;
using Cauce.App.Identity;
using Cauce.Domain.Cases;
using Cauce.Domain.Communication;
using Cauce.Domain.Customers;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Communication.Macros;

/// <summary>What a macro would do in a case, told beforehand: sentences, and the text as it would be said.</summary>
public sealed record MacroPlan(Macro Macro, IReadOnlyList<string> Steps, string? Text, Refusal? WhyNot);

/// <summary>Reads what somebody has ready, and what it says in a case.</summary>
internal static class ReadyLook
{
    public static Task<List<Macro>> Macros(AppDb db, Actor actor, CancellationToken cancel) =>
        db.Set<Macro>().AsNoTracking().Where(m => m.OwnerId == null || m.OwnerId == actor.Id).OrderBy(m => m.Name).Take(500).ToListAsync(cancel);

    public static Task<List<Snippet>> Snippets(AppDb db, Actor actor, CancellationToken cancel) =>
        db.Set<Snippet>().AsNoTracking().Where(s => s.OwnerId == null || s.OwnerId == actor.Id).OrderBy(s => s.Name).Take(500).ToListAsync(cancel);

    /// <exception cref="MissingException">There is none such for the actor.</exception>
    public static async Task<Macro> Macro(AppDb db, Guid id, Actor actor, CancellationToken cancel) =>
        await db.Set<Macro>().AsNoTracking().FirstOrDefaultAsync(m => m.Id == new Id<Macro>(id) && (m.OwnerId == null || m.OwnerId == actor.Id), cancel)
            ?? throw new MissingException("macro");

    /// <exception cref="MissingException">There is none such for the actor.</exception>
    public static async Task<Snippet> Snippet(AppDb db, Guid id, Actor actor, CancellationToken cancel) =>
        await db.Set<Snippet>().AsNoTracking().FirstOrDefaultAsync(s => s.Id == new Id<Snippet>(id) && (s.OwnerId == null || s.OwnerId == actor.Id), cancel)
            ?? throw new MissingException("snippet");

    /// <summary>What fills the places of a text in a case.</summary>
    public static async Task<Dictionary<string, string?>> Values(AppDb db, Case found, Actor actor, Catalogue.Snapshot known)
    {
        var customer = await db.Set<Customer>().Where(c => c.Id == found.CustomerId).Select(c => c.Name).FirstOrDefaultAsync();
        var values = Filling.Values(found, customer, known);
        values["author"] = actor.Name;
        return values;
    }

    public static async Task<MacroPlan> Plan(AppDb db, Macro macro, Case found, Actor actor, Catalogue.Snapshot known)
    {
        var language = Filling.LanguageOf(found.Complainant.Language);
        var text = macro.TextIn(language) is { } own ? Placeholders.Fill(own, await Values(db, found, actor, known)) : null;
        var why = (macro.TextEs ?? macro.TextEn) is not null && text is null ? ReadyRefusals.OtherLanguage.With(macro.Name)
            : text is not null && !macro.AsNote ? Blanks.WhyNotSend(text) : null;
        return new MacroPlan(macro, await Steps(db, macro, known), text, found.IsOpen || macro.AsNote ? why : CaseRefusals.Closed.With(found.Number));
    }

    /// <summary>One sentence for each act, in the reader's language.</summary>
    public static async Task<IReadOnlyList<string>> Steps(AppDb db, Macro macro, Catalogue.Snapshot known)
    {
        var acts = macro.Acts;
        var steps = new List<string>();
        if (acts.Severity is { } severity) steps.Add(string.Format(Texts.StepSeverity, Names.Of("Severity", Choice.Write(severity))));
        if (acts.Urgency is { } urgency) steps.Add(string.Format(Texts.StepUrgency, Names.Of("Urgency", Choice.Write(urgency))));
        if (acts.Reason is { } reason) steps.Add(string.Format(Texts.StepReason, known.Reasons[reason]?.Name.In(System.Globalization.CultureInfo.CurrentUICulture.TwoLetterISOLanguageName) ?? reason));
        if (acts.Assign == Domain.Communication.Macro.Me) steps.Add(Texts.StepAssignMe);
        else if (acts.Assign is { } who) steps.Add(string.Format(Texts.StepAssign, Guid.TryParse(who, out var id) ? await db.Set<Staff>().Where(s => s.Id == id).Select(s => s.Name).FirstOrDefaultAsync() ?? who : who));
        if (acts.Step is { } step) steps.Add(acts.StepDays is { } days ? string.Format(Texts.StepActionDue, step, days) : string.Format(Texts.StepAction, step));
        if (acts.Start) steps.Add(Texts.StepStart);
        if ((macro.TextEs ?? macro.TextEn) is not null) steps.Add(macro.AsNote ? Texts.StepNote : Texts.StepReply);
        return steps;
    }
}
