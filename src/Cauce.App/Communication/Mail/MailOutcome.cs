namespace Cauce.App.Communication.Mail;

/// <summary>What became of one attempt to send a message. The reasons may quote addresses: they are not for logs.</summary>
internal abstract record MailOutcome
{
    private MailOutcome() { }

    /// <summary>A mail server took it. What happens beyond that server is told, if at all, by a bounce.</summary>
    /// <param name="Accepted">Recipients' addresses the server took.</param>
    /// <param name="Rejected">Recipients' addresses the server refused while it took the others.</param>
    /// <param name="Response">The server's own words, with its queue number where it gives one.</param>
    internal sealed record Sent(IReadOnlyList<string> Accepted, IReadOnlyList<string> Rejected, string Response) : MailOutcome;

    /// <summary>No mail server is configured: it stands as a file in the outbox folder.</summary>
    internal sealed record Kept(string FileName) : MailOutcome;

    /// <summary>It was refused for good (5xx, or a fault in the message): the same message must not be tried again.</summary>
    internal sealed record Refused(string Code, string Reason) : MailOutcome;

    /// <summary>
    /// It did not go now and may go later (4xx, no connection, no companion, wrong sign-in): leave it queued. After a
    /// passed deadline or a stopped companion the server may nevertheless have taken it.
    /// </summary>
    /// <param name="Code">A <see cref="CompanionTrouble"/> by name, or the mail library's code (<c>EAUTH</c>, <c>ESOCKET</c>…).</param>
    internal sealed record Postponed(string Code, string Reason) : MailOutcome
    {
        /// <summary>How long to wait, where the other side asked for it: that is no failed try.</summary>
        public TimeSpan? After { get; init; }
    }
}
