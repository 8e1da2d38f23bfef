using Cauce.App.Data;
using System.Globalization;
using Cauce.Domain.Cases;
using Cauce.Domain.Communication;
using Cauce.Domain.Customers;
using Cauce.Domain.Deadlines;

namespace Cauce.App.Console.Desk;

/// <summary>The words for the values of a case, in the reader's language.</summary>
internal static class Names
{
    public static string Language => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;

    public static string Of(Severity severity) => Word(severity);

    public static string Of(Urgency urgency) => Word(urgency);

    public static string Of(Priority priority) => Word(priority);

    public static string Of(Stage stage) => Word(stage);

    public static string Of(Origin origin) => Word(origin);

    public static string Of(ClockName clock) => Word(clock);

    public static string Of(DocumentType document) => Word(document);

    public static string Of(ActionType action) => Word(action);

    public static string Of(MessageKind kind) => Word(kind);

    public static string Of(ReplyPurpose purpose) => Word(purpose);

    public static string Of(CallDirection direction) => Word(direction);

    public static string Of(Role role) => Word(role);

    public static string Of(ClosureOutcome outcome) => Word(outcome);

    public static string Of(LinkType link, bool fromThis) => Texts.ResourceManager.GetString($"LinkType_{link}{(fromThis ? "" : "_Back")}", CultureInfo.CurrentUICulture)!;

    /// <summary>A catalogue entry's name, or its code where the entry is gone.</summary>
    public static string? Of(CatalogueEntry? entry, string? code) => entry?.Name.In(Language) ?? code;

    public static string Icon(Severity severity) => severity switch
    {
        Severity.Critical => "flame",
        Severity.Serious => "chevrons-up",
        _ => "minus",
    };

    public static string Level(Severity severity) => severity.ToString().ToLowerInvariant();

    public static string Level(Priority priority) => priority == Priority.Top ? "urgent" : priority.ToString().ToLowerInvariant();

    /// <summary>Value and name of each, for a select.</summary>
    public static IEnumerable<(string Value, string Text)> All<T>() where T : struct, Enum =>
        Enum.GetValues<T>().Select(value => (Cases.Choice.Write(value), Word(value)));

    /// <summary>The entries of a list that may still be chosen, and the one that is chosen already.</summary>
    public static IEnumerable<(string Value, string Text)> Choices(IEnumerable<CatalogueEntry> entries, string? chosen = null) =>
        entries.Where(e => e.RetiredAt is null || e.Code == chosen).Select(e => (e.Code, e.Name.In(Language)));

    /// <summary>The kinds that may still be chosen.</summary>
    public static IEnumerable<(string Value, string Text)> Kinds(Catalogue.Snapshot known) =>
        known.Kinds.Where(k => k.RetiredAt is null).Select(k => (k.Code, k.Name.In(Language)));

    /// <summary>A tree as a list: each entry under its parents, with the way to it.</summary>
    public static IEnumerable<(string Value, string Text)> Tree(OrderedLookup<string, Category> tree, string? chosen) =>
        tree.Where(c => c.RetiredAt is null || c.Code == chosen).Select(c => (c.Code, Path(tree, c.Code)!)).OrderBy(c => c.Item2, StringComparer.CurrentCulture);

    /// <summary>"Entrega › Daños › Golpes".</summary>
    public static string? Path(OrderedLookup<string, Category> tree, string? code)
    {
        List<string> path = [];
        for (var node = tree[code]; node is not null && path.Count < 9; node = tree[node.Parent])
            path.Insert(0, node.Name.In(Language));
        return path.Count == 0 ? code : string.Join(" › ", path);
    }

    private static string Word<T>(T value) where T : struct, Enum =>
        Texts.ResourceManager.GetString($"{typeof(T).Name}_{value}", CultureInfo.CurrentUICulture) ?? value.ToString();
}
