namespace Cauce.App.Intake.Messengers;

/// <summary>Cuts what is too long for one message.</summary>
internal static class PartsOfText
{
    /// <summary>Where to cut a text: at the end of a line or of a word, if there is one not too early, and never inside a character.</summary>
    public static int CutAt(string text, int room)
    {
        if (text.Length <= room)
            return text.Length;
        var line = text.LastIndexOf('\n', room - 1);
        var at = line > room / 2 ? line : text.LastIndexOf(' ', room - 1);
        return at > room / 2 ? at : char.IsHighSurrogate(text[room - 1]) ? room - 1 : room;
    }
}
