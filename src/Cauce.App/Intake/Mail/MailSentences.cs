using Cauce.App.Shared;

namespace Cauce.App.Intake.Mail;

/// <summary>What is written into a case about a mail, in the language of whoever is to read it.</summary>
internal static class MailSentences
{
    public static string In(string language, string key, params object[] values) => Phrase.In(language, Texts.ResourceManager, key, values);
}

/// <summary>The history codes of mails.</summary>
public static class MailHistory
{
    /// <summary>Receipt was not confirmed by itself; the detail <c>why</c> is a <see cref="Domain.Intake.Mail.MailReason"/>.</summary>
    public const string NotAnswered = "mail.not-answered";
}
