using Cauce.App.Tests.Architecture;

namespace Cauce.App.Tests.Intake.Mail;

/// <summary>A companion in a folder of its own, with an inbox that tests fill; see <c>fake-companion.mjs</c>.</summary>
internal sealed class FakeCompanion : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("cauce-fake-").FullName;

    public FakeCompanion()
    {
        Directory.CreateDirectory(Path.Combine(folder, "inbox"));
        File.Copy(Path.Combine(Sources.Root, "tests/Cauce.App.Tests/Intake/Mail/fake-companion.mjs"), Script);
    }

    public string Script => Path.Combine(folder, "companion.mjs");

    /// <summary>UIDs that were said to be kept, in order.</summary>
    public IReadOnlyList<int> Stored => Lines("stored.log").ConvertAll(line => int.Parse(line, System.Globalization.CultureInfo.InvariantCulture));

    public List<string> Watched => Lines("watched.log");

    public void Receives(int uid, string raw) => File.WriteAllText(Path.Combine(folder, "inbox", $"{uid:000}.eml"), raw);

    public void Flag(string name, bool on)
    {
        if (on)
            File.WriteAllText(Path.Combine(folder, name), "");
        else
            File.Delete(Path.Combine(folder, name));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private List<string> Lines(string name) =>
        File.Exists(Path.Combine(folder, name)) ? [.. File.ReadAllLines(Path.Combine(folder, name)).Where(line => line.Length > 0)] : [];
}
