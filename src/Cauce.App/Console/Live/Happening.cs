using System.Globalization;
using Cauce.App.Data;
using Cauce.Domain.Cases;
using Cauce.Domain.Communication;

namespace Cauce.App.Console.Live;

/// <summary>That something happened in a case, and nothing of what: enough to know whose pages are stale.</summary>
/// <param name="ForCustomer">The customer's tracking page shows it.</param>
/// <param name="Mark">See <see cref="RequestMark"/>.</param>
internal sealed record Happening(Guid CaseId, string Number, int Branch, bool IsConfidential, bool ForCustomer, string? Mark)
{
    private static readonly HashSet<string> CustomerSees =
    [
        CaseHistory.Registered, CaseHistory.Acknowledged, CaseHistory.Restated, CaseHistory.RestatementConfirmed, CaseHistory.Started,
        CaseHistory.SolutionProposed, CaseHistory.SolutionAccepted, CaseHistory.SolutionRejected, CaseHistory.Closed, CaseHistory.Reopened,
        CaseHistory.ProgressTold, CaseHistory.DelayTold,
        MessageHistory.Received, MessageHistory.ExplanationAsked, MessageHistory.Replied, MessageHistory.LetterSent, MessageHistory.Called,
    ];

    /// <summary>Stands where the number of a case would: this is of a chat, and the id is the chat's.</summary>
    private const string Chat = ":chat";

    public bool IsOfChat => Number == Chat;

    public static Happening OfChat(Guid chat, int branch) => new(chat, Chat, branch, IsConfidential: false, ForCustomer: true, Mark: null);

    /// <summary>One for each case of a commit, however much happened in it.</summary>
    public static IReadOnlyList<Happening> Of(IReadOnlyList<CaseChange> changes) =>
    [
        .. changes.GroupBy(change => change.Id).Select(of => new Happening(
            of.Key.Value, of.First().Number, of.First().Branch, of.First().IsConfidential,
            of.Any(change => CustomerSees.Contains(change.What)), OnlyOne(of.Select(change => change.RequestMark)))),
    ];

    /// <summary>The one mark of all; null where they differ, for then somebody has something new to see.</summary>
    public static string? OnlyOne(IEnumerable<string?> marks) => marks.Distinct().Take(2).ToList() is [var only] ? only : null;

    /// <summary>As a line that other nodes read.</summary>
    public string Write() => string.Create(CultureInfo.InvariantCulture,
        $"{CaseId:n}|{Branch}|{(IsConfidential ? 1 : 0)}{(ForCustomer ? 1 : 0)}|{Mark}|{Number}");

    public static Happening? Read(string line)
    {
        var parts = line.Split('|', 5);
        return parts.Length == 5 && Guid.TryParse(parts[0], out var id) && parts[2].Length == 2
            && int.TryParse(parts[1], NumberStyles.Integer, CultureInfo.InvariantCulture, out var branch)
            ? new Happening(id, parts[4], branch, parts[2][0] == '1', parts[2][1] == '1', parts[3].Length > 0 ? parts[3] : null)
            : null;
    }
}
