using System.ComponentModel.DataAnnotations;
using Cauce.App.Data;
using Cauce.Domain.Intake.Mail;

namespace Cauce.App.Intake.Mail;

/// <summary>Says in a case what a mail says, because a person has seen that it belongs there. Its sender becomes no party of the case and is told nothing.</summary>
public sealed class AttachMailToCase(Writer writer) : IAct
{
    /// <returns>The number of the case.</returns>
    /// <exception cref="RefusedException">It stands in a case already, or was never fetched.</exception>
    /// <exception cref="MissingException">There is no such case or mail, or the actor may not see it.</exception>
    public Task<string> Do(Id<IncomingMail> id, Input input, Actor actor, CancellationToken cancel = default)
    {
        actor.Must(Permission.WorkCases);
        return writer.Do(async work =>
        {
            var mail = await work.Mail(actor, id);
            mail.WhyNotTake().Enforce();
            var found = await work.Case(actor, (input.Case ?? "").Trim());
            mail.Settle(MailState.Reply, MailReason.ByHand, "", work.Now);
            mail.ActedBy(actor);
            await CarryMail.Say(mail, found, await work.WordsOf(mail), actor, work);
            return found.Number;
        }, cancel);
    }

    public sealed class Input
    {
        /// <summary>Number of the case.</summary>
        /// <example>REC-2026-000123</example>
        [Required(ErrorMessageResourceType = typeof(Cases.Texts), ErrorMessageResourceName = nameof(Cases.Texts.Required))]
        [MaxLength(60)]
        public string? Case { get; set; }
    }
}
