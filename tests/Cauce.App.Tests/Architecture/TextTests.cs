using System.Reflection;
using Cauce.App.Shared;

namespace Cauce.App.Tests.Architecture;

/// <summary>Every text of the interface is there in Spanish and in English.</summary>
public sealed class TextTests
{
    [Fact]
    public void Every_key_is_there_in_both_languages_with_the_same_places_to_fill()
    {
        var wrong = new List<string>();
        foreach (var spanish in Sources.All("src/Cauce.App", "/Texts.restext"))
        {
            var es = Read(spanish.Path);
            var en = Read(spanish.Path.Replace("Texts.restext", "Texts.en.restext", StringComparison.Ordinal));
            wrong.AddRange(es.Keys.Except(en.Keys).Select(key => $"{spanish.Path}: {key} has no English"));
            wrong.AddRange(en.Keys.Except(es.Keys).Select(key => $"{spanish.Path}: {key} has no Spanish"));
            wrong.AddRange(es.Keys.Intersect(en.Keys).Where(key => !Places(es[key]).SetEquals(Places(en[key])))
                .Select(key => $"{spanish.Path}: {key} fills different places"));
        }
        Assert.Empty(wrong);
    }

    [Fact]
    public void No_key_stands_twice_in_a_file()
    {
        // The compiler of resources takes the last one and says nothing.
        var twice = from file in Sources.All("src/Cauce.App", ".restext")
                    from key in file.Lines.Where(line => line.Contains('=', StringComparison.Ordinal) && line[0] is not ('#' or ';')).CountBy(line => line.Split('=')[0].Trim())
                    where key.Value > 1
                    select $"{file.Path}: {key.Key}";
        Assert.Empty(twice);
    }

    [Fact]
    public void Every_refusal_has_its_words()
    {
        var wordless = new[] { typeof(Refusal).Assembly, typeof(CauceHost).Assembly }.SelectMany(a => a.GetTypes())
            .SelectMany(t => t.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
            .Where(f => f.FieldType == typeof(Refusal) && !f.DeclaringType!.ContainsGenericParameters)
            .Select(f => (Refusal)f.GetValue(null)!)
            .Where(r => Refusals.Find(r) is null)
            .Select(r => r.Code).Distinct().Order();
        Assert.Empty(wordless);
    }

    private static Dictionary<string, string> Read(string path) =>
        File.ReadAllLines(Path.Combine(Sources.Root, path))
            .Where(line => line.Contains('=', StringComparison.Ordinal) && line[0] is not ('#' or ';'))
            .Select(line => line.Split('=', 2)).ToDictionary(pair => pair[0].Trim(), pair => pair[1]);

    private static HashSet<string> Places(string text) =>
        [.. Enumerable.Range(0, 10).Select(i => $"{{{i}").Where(place => text.Contains(place + "}", StringComparison.Ordinal) || text.Contains(place + ":", StringComparison.Ordinal))];
}
