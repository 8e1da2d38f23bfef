namespace Cauce.Domain.Intake.Mail;

/// <summary>What the server that received a mail found out about its sender (RFC 8601). Empty: nothing is known.</summary>
/// <param name="Spf"><c>pass</c>, <c>fail</c>, <c>softfail</c>, <c>none</c>… in lower case.</param>
/// <param name="Dkim">The best of several signatures.</param>
public sealed record MailVerdict(string Spf, string Dkim, string Dmarc)
{
    public static readonly MailVerdict Unknown = new("", "", "");

    /// <summary>The sender is not who they say: DMARC failed, or, where the domain has no such policy, SPF failed and no signature holds.</summary>
    public bool IsFailed => Dmarc is "fail" or "permerror" || (Dmarc is "" or "none" && Spf is "fail" && Dkim is not "pass");

    /// <summary>The domain vouches for the sender's address.</summary>
    public bool IsPassed => Dmarc is "pass";

    /// <summary>
    /// Reads the topmost header that bears the trusted server's name. Others may have been written by anybody, and one
    /// further down may have been sent along by the sender under that name.
    /// </summary>
    /// <param name="headers">Values of Authentication-Results, topmost first.</param>
    /// <param name="trustedServer">Null: none is believed.</param>
    public static MailVerdict Read(IReadOnlyList<string> headers, string? trustedServer)
    {
        if (string.IsNullOrWhiteSpace(trustedServer))
            return Unknown;
        foreach (var header in headers)
        {
            var parts = WithoutComments(header).Split(';');
            var server = parts[0].Trim().Split(' ', '\t')[0];
            if (server.Equals(trustedServer.Trim(), StringComparison.OrdinalIgnoreCase))
                return Of(parts.Skip(1));
        }
        return Unknown;
    }

    private static MailVerdict Of(IEnumerable<string> methods)
    {
        var (spf, dkim, dmarc) = ("", "", "");
        foreach (var method in methods)
        {
            var word = method.TrimStart().Split([' ', '\t', '\r', '\n'], 2)[0];
            var cut = word.IndexOf('=', StringComparison.Ordinal);
            if (cut < 0)
                continue;
            var (name, result) = (word[..cut].Split('/')[0].ToLowerInvariant(), word[(cut + 1)..].ToLowerInvariant());
            switch (name)
            {
                case "spf": spf = result; break;
                case "dkim": dkim = dkim == "pass" ? dkim : result; break;
                case "dmarc": dmarc = result; break;
            }
        }
        return new MailVerdict(spf, dkim, dmarc);
    }

    private static string WithoutComments(string header)
    {
        var plain = new System.Text.StringBuilder(header.Length);
        var depth = 0;
        foreach (var c in header)
        {
            if (c == '(') depth++;
            else if (c == ')' && depth > 0) depth--;
            else if (depth == 0) plain.Append(c);
        }
        return plain.ToString();
    }
}
