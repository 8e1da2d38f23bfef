namespace Cauce.App.Cases.Files;

/// <summary>A file whose bytes stand in the <see cref="FileStore"/>: what an act needs to attach it to a case.</summary>
/// <param name="Name">Neutralised by <see cref="FileName"/>.</param>
/// <param name="Type">Media type found in its content.</param>
/// <param name="Size">Bytes.</param>
public sealed record StoredFile(string Name, string Type, long Size, byte[] Sha256);

/// <summary>Every "no" about a file. The first argument is its name.</summary>
public static class FileRefusals
{
    public static readonly Refusal TooLarge = new("file.too-large") { Field = "Files" };
    public static readonly Refusal Empty = new("file.empty") { Field = "Files" };
    public static readonly Refusal Program = new("file.program") { Field = "Files" };
    public static readonly Refusal NotWhatItSays = new("file.not-what-it-says") { Field = "Files" };
    /// <summary>It waits for the scanner.</summary>
    public static readonly Refusal Held = new("file.held");

    /// <summary>The scanner cannot judge it.</summary>
    public static readonly Refusal Unscannable = new("file.unscannable");

    /// <summary>Second argument: what was found in it.</summary>
    public static readonly Refusal Infected = new("file.infected");
    public static readonly Refusal TooMany = new("file.too-many") { Field = "Files" };
}
