using Cauce.Domain.Intake.Chats;

namespace Cauce.App.Intake.Chats;

/// <summary>Tells the pages that show a chat, its visitor's and those of staff, on whichever node they are, that there is news of it.</summary>
internal interface IChatNews
{
    Task Tell(Chat chat);
}
