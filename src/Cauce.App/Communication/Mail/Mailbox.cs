using System.Net.Mail;

namespace Cauce.App.Communication.Mail;

/// <summary>A mail address and the name shown for it (RFC 5322 calls the pair a mailbox).</summary>
internal sealed record Mailbox(string Address, string? Name = null)
{
    /// <summary>Reads <c>name@domain</c> or <c>Shown name &lt;name@domain&gt;</c>.</summary>
    /// <exception cref="FormatException">The text is neither.</exception>
    public static Mailbox Parse(string text) =>
        MailAddress.TryCreate(text, out var address)
            ? new Mailbox(address.Address, address.DisplayName is "" ? null : address.DisplayName)
            : throw new FormatException($"'{text}' is not a mail address such as 'Cauce <atencion@example.com>'.");
}
