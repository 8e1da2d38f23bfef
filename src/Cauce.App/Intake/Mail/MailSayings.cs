using System.Globalization;
using Cauce.Domain.Intake.Mail;

namespace Cauce.App.Intake.Mail;

/// <summary>How states, reasons and moments of mails and mailboxes are called on their pages.</summary>
internal static class MailSayings
{
    public static string Of(MailState state) => Say("State_" + state) ?? state.ToString();

    /// <summary>Of one mail; the other names the group.</summary>
    public static string One(MailState state) => Say("One_" + state) ?? state.ToString();

    /// <summary>Why it is in its state, as a sentence.</summary>
    public static string Why(string reason, string detail)
    {
        var words = Say("Why_" + reason);
        return words is null ? reason : string.Format(CultureInfo.CurrentCulture, words, Say("Detail_" + detail) ?? detail);
    }

    public static string Of(MailboxState state) => Say("Box_" + state) ?? state.ToString();

    /// <summary>What is wrong with a mailbox; what has no words of its own here is shown by its code.</summary>
    public static string Trouble(string code) => Say("Trouble_" + code) ?? string.Format(CultureInfo.CurrentCulture, Texts.TroubleOther, code);

    public static string Protection(string code) => Say("Protection_" + code) ?? code;

    public static string Count(int counted) => counted > MailsLook.MostCounted ? $"{MailsLook.MostCounted}+" : counted.ToString(CultureInfo.CurrentCulture);

    private static string? Say(string key) => Texts.ResourceManager.GetString(key, CultureInfo.CurrentUICulture);
}
