using System.Net.Mail;

namespace Cauce.App.Communication.Mail;

/// <summary>A mail address and the name shown for it (RFC 5322 calls the pair a mailbox).</summary>
internal sealed record Correspondent(string Address, string? Name = null)
{
    /// <summary>Reads <c>name@domain</c> or <c>Shown name &lt;name@domain&gt;</c>.</summary>
    /// <exception cref="FormatException">The text is neither.</exception>
    public static Correspondent Parse(string text) =>
        MailAddress.TryCreate(text, out var address)
            ? new Correspondent(address.Address, address.DisplayName is "" ? null : address.DisplayName)
            : throw new FormatException($"'{text}' is not a mail address such as 'Cauce <atencion@example.com>'.");
}
