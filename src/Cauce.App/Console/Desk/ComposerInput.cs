using Cauce.App.Communication;
using Cauce.Domain.Communication;

namespace Cauce.App.Console.Desk;

/// <summary>What is written in the composer of a case.</summary>
public sealed class ComposerInput
{
    /// <summary><c>reply</c>, <c>note</c>, <c>call</c> or <c>letter</c>.</summary>
    public string? Kind { get; set; }

    public string? Text { get; set; }

    /// <summary>What a reply is for; see <see cref="ReplyPurpose"/>.</summary>
    public string? Purpose { get; set; }

    /// <summary>When a reply is to go, on the branch's clock; empty: now.</summary>
    public string? SendAt { get; set; }

    /// <summary>The case as it was when the page was opened.</summary>
    public int? Version { get; set; }

    public CallInput Call { get; set => field = value ?? new(); } = new();

    /// <summary>How long a call was, as people say it.</summary>
    public int? Minutes { get; set; }

    private bool IsReply => Kind is null or "" or "reply";

    /// <summary>A note disturbs nobody's work, so it is taken whatever happened meanwhile.</summary>
    internal SayInCase.Input AsWords()
    {
        Call.Seconds = Minutes is { } minutes ? Math.Clamp(minutes, -1, 100_000) * 60 : null;
        return Words();
    }

    private SayInCase.Input Words() => new() { Kind = Kind, Purpose = IsReply ? Purpose : null, SendAt = IsReply ? SendAt : null, Text = Text, Call = Kind == "call" ? Call : null, Version = Kind == "note" ? null : Version };

    /// <summary>The ways of speaking in a case, in the order of the composer; icons are named in Assets/icons.txt.</summary>
    internal static readonly (MessageKind Kind, string Icon, string Key)[] Ways =
        [(MessageKind.Reply, "mail", "r"), (MessageKind.Note, "lock", "n"), (MessageKind.Call, "phone", "p"), (MessageKind.Letter, "file-text", "l")];

    /// <summary>What a reader writes unless they say otherwise: a note once the case is closed.</summary>
    /// <param name="call">The switchboard's id of the call that is being taken.</param>
    internal static ComposerInput For(CasePage page, string? call = null) => new()
    {
        Kind = call is not null ? "call" : page.Draft?.Kind ?? (page.Case.IsOpen ? "reply" : "note"),
        Call = { SwitchboardCall = call, Direction = call is null ? "toCustomer" : "fromCustomer", Number = page.Case.Complainant.Phone },
        Text = page.Draft?.Text,
        Version = page.Case.Version,
    };
}
