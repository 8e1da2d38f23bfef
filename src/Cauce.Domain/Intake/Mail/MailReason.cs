namespace Cauce.Domain.Intake.Mail;

/// <summary>Why a mail is in its state: stable codes, each with its words on the page.</summary>
public static class MailReason
{
    // It stands in a case.
    public const string SignedToken = "signedToken";
    public const string References = "references";
    public const string NumberInSubject = "numberInSubject";
    public const string StaffAnswer = "staffAnswer";
    public const string NewMatter = "newMatter";
    public const string ByHand = "byHand";

    // A person must look.
    public const string Stranger = "stranger";
    public const string SenderUnverified = "senderUnverified";
    public const string StaffWithoutAccess = "staffWithoutAccess";
    public const string NoSender = "noSender";
    public const string TooManyFromSender = "tooManyFromSender";
    public const string ForwardedReport = "forwardedReport";
    public const string Unfetched = "unfetched";
    public const string TooLarge = "tooLarge";
    public const string Limit = "limit";
    public const string Unreadable = "unreadable";
    public const string HungParser = "hungParser";
    public const string StoppedParser = "stoppedParser";
    public const string Fault = "fault";

    // Nobody need.
    public const string Undelivered = "undelivered";
    public const string Complaint = "complaint";
    public const string Automatic = "automatic";
    public const string DeliveryNotice = "deliveryNotice";
    public const string OwnAddress = "ownAddress";
    public const string Blocked = "blocked";

    // A case was opened and receipt was not confirmed by itself.
    public const string BudgetOfSender = "budgetOfSender";
    public const string BudgetOfAll = "budgetOfAll";
}
