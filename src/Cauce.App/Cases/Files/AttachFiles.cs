using Cauce.App.Cases.Files.Scanning;
using Cauce.App.Data;
using Cauce.Domain.Cases;

namespace Cauce.App.Cases.Files;

/// <summary>Puts stored files on a case, as part of an act.</summary>
public static class AttachFiles
{
    /// <summary>Attaches a file and writes it into the case's history.</summary>
    /// <param name="messageId">The message it came or goes with.</param>
    /// <param name="forCustomer">The customer may download it.</param>
    public static Attachment Attach(this Work work, Case @case, StoredFile file, Guid? messageId, bool forCustomer, Actor actor)
    {
        var attachment = new Attachment(Id<Attachment>.New(work.Now), @case.Id, file.Name, file.Type, file.Size, file.Sha256);
        attachment.Added(messageId, forCustomer, actor, work.Now);
        @case.Attach(attachment, actor, work.Now);
        work.Insert(attachment);
        work.Await(file.Sha256, file.Size);
        return attachment;
    }
}
