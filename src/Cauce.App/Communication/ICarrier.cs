using Cauce.App.Communication.Mail;
using Cauce.Domain.Communication;

namespace Cauce.App.Communication;

/// <summary>A way that letters go: by e-mail, by a messenger. It makes one attempt; the outbox tries again and remembers.</summary>
internal interface ICarrier
{
    /// <summary>The way, as <see cref="OutboxMessage.Channel"/> names it.</summary>
    string Channel { get; }

    /// <summary>Longer than the longest attempt.</summary>
    TimeSpan Lease { get; }

    /// <exception cref="OperationCanceledException">It was cancelled; the letter may nevertheless have gone.</exception>
    Task<MailOutcome> Carry(OutboxMessage letter, CancellationToken cancel);
}
