using System.Security.Cryptography;
using System.Text;

namespace Cauce.Domain.Intake.Mail;

/// <summary>
/// By what a mail is known again in its mailbox: its Message-ID or, without one, the digest of all its bytes. Two that are
/// alike in anything else are two, and the same one in two mailboxes is two.
/// </summary>
public sealed record MailIdentity(string Value, string? MessageId)
{
    /// <summary>Longer ones are known by their digest: an index has limits, a hostile sender has none.</summary>
    private const int Longest = 400;

    /// <param name="messageId">As it stands in the header; null or blank where there is none.</param>
    /// <param name="sha256">Of the whole message.</param>
    public static MailIdentity Of(string? messageId, byte[] sha256)
    {
        var id = (messageId ?? "").Trim();
        if (id.Length == 0)
            return new MailIdentity("sha256:" + Convert.ToHexStringLower(sha256), null);
        var known = Common.Text.ToLine(id, Longest);
        return id.Length <= Longest && known == id
            ? new MailIdentity(id, id)
            : new MailIdentity("id-sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Common.Text.Storable(id)))), known);
    }

    /// <summary>A message that the server has and nobody fetched, because it is too large.</summary>
    public static MailIdentity OfUnfetched(long uidValidity, long uid) => new(FormattableString.Invariant($"uid:{uidValidity}:{uid}"), null);

    /// <summary>Reads the Message-ID out of the first bytes of a raw message, as the first header of that name gives it.</summary>
    /// <param name="head">At least the header; what follows the first empty line is not looked at.</param>
    public static string? FindMessageId(ReadOnlySpan<byte> head)
    {
        var text = Encoding.Latin1.GetString(head);
        string? found = null;
        foreach (var raw in text.Split('\n'))
        {
            var line = raw.TrimEnd('\r');
            if (found is not null)
            {
                if (line.Length == 0 || line[0] is not (' ' or '\t'))
                    break;
                found += line.Trim();
            }
            else if (line.Length == 0)
                return null;
            else if (line.StartsWith("Message-ID", StringComparison.OrdinalIgnoreCase) && line[10..].TrimStart().StartsWith(':'))
                found = line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim();
        }
        return found is not null && found.IndexOf('<', StringComparison.Ordinal) is var open and >= 0 && found.IndexOf('>', open) is var close and > 0
            ? found[open..(close + 1)] : string.IsNullOrWhiteSpace(found) ? null : found;
    }
}
