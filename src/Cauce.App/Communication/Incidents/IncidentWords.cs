using System.Globalization;
using Cauce.App.Customers;
using Cauce.Domain.Communication;

namespace Cauce.App.Communication.Incidents;

/// <summary>How the states, ways and kinds of circulars are called, in the reader's language.</summary>
internal static class IncidentWords
{
    public static string Of(CircularKind kind) => Say("Kind_" + kind);

    /// <summary>As people read it.</summary>
    public static string Address(CircularWay way, string address) => way == CircularWay.Phone ? Telephone.Show(address) ?? address : address;

    public static string Of(CircularWay way) => Say("Way_" + way);

    public static string Of(NoticeWay way) => Say("Way_" + way);

    public static string Of(LineState state) => Say("Line_" + state);

    public static string Language(string code) => code == "en" ? Texts.English : Texts.Spanish;

    public static string Tone(LineState state) => state switch { LineState.Done => "done", LineState.ByHand => "soon", LineState.Refused => "late", _ => "plain" };

    private static string Say(string key) => Texts.ResourceManager.GetString(key, CultureInfo.CurrentUICulture) ?? key;
}
