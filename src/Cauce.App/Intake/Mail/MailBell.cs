using Cauce.App.Background;

namespace Cauce.App.Intake.Mail;

/// <summary>Wakes the sorting when mails were kept on this node; what other nodes kept is found by its timer.</summary>
public sealed class MailBell : Bell;
