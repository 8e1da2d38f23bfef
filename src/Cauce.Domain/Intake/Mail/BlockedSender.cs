using Cauce.Domain.Common;
using Cauce.Domain.Identity;

namespace Cauce.Domain.Intake.Mail;

/// <summary>Mails of this address, or of this whole domain, are kept and put aside.</summary>
public sealed class BlockedSender
{
    private BlockedSender() { }

    /// <param name="rule">An address as <see cref="EmailAddress.Key"/> writes it, or <c>@domain</c>.</param>
    public BlockedSender(string rule, Actor actor, DateTimeOffset now)
    {
        Rule = rule;
        By = actor.Id;
        ByName = actor.Name;
        At = now;
    }

    public string Rule { get; private set; } = "";

    public Guid? By { get; private set; }

    public string ByName { get; private set; } = "";

    public DateTimeOffset At { get; private set; }

    /// <summary>The rules that would keep this sender out: their address, and their domain with those above it.</summary>
    public static IReadOnlyList<string> RulesFor(EmailAddress sender)
    {
        var domain = sender.Key[(sender.Key.LastIndexOf('@') + 1)..];
        var rules = new List<string> { sender.Key };
        for (var at = 0; at >= 0 && domain[at..].Contains('.', StringComparison.Ordinal); at = domain.IndexOf('.', at) + 1)
            rules.Add("@" + domain[at..]);
        return rules;
    }
}
