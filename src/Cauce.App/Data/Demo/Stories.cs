using System.Globalization;

namespace Cauce.App.Data.Demo;

/// <summary>What customers say, as the text files beside this class hold it.</summary>
internal sealed class Stories
{
    public required ILookup<string, Story> ByKind { get; init; }

    public required ILookup<string, Answer> Answers { get; init; }

    public required IReadOnlyList<(string Code, string Name)> Products { get; init; }

    public static Stories Read() => new()
    {
        ByKind = Lines("stories.txt").Select(Story.Of).ToLookup(story => story.Kind),
        Answers = Lines("answers.txt").Select(parts => new Answer(parts[0], parts[1], parts[2], parts[3])).ToLookup(answer => answer.Reason),
        Products = [.. Lines("products.txt").Select(parts => (parts[0], parts[1]))],
    };

    public Answer AnswerTo(Story story, Dice dice) =>
        dice.Of([.. Answers[story.Reason is { } reason && Answers.Contains(reason) ? reason : "other"]]);

    private static IEnumerable<string[]> Lines(string file)
    {
        using var stream = typeof(Stories).Assembly.GetManifestResourceStream($"Demo/{file}")!;
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().Split('\n').Where(line => line.Length > 0 && line[0] != '#').Select(line => line.Split('|'))];
    }
}

internal sealed record Story(
    string Kind, string? Reason, string? Category, string Area, string Process, double Weight, string Subject, string Description)
{
    public static Story Of(string[] parts) => new(parts[0], Some(parts[1]), Some(parts[2]), parts[3], parts[4],
        double.Parse(parts[5], CultureInfo.InvariantCulture), parts[6], parts[7]);

    private static string? Some(string text) => text.Length > 0 ? text : null;
}

internal sealed record Answer(string Reason, string Cause, string Consequences, string Solution);

/// <summary>The blanks of a story: article, quantities, documents, place.</summary>
internal sealed record Blanks(string Product, int Quantity, int Few, string Order, string Invoice, string Day, string Amount, string Place)
{
    public string Fill(string text) => text
        .Replace("{product}", Product, StringComparison.Ordinal).Replace("{qty}", Number(Quantity), StringComparison.Ordinal)
        .Replace("{few}", Number(Few), StringComparison.Ordinal).Replace("{order}", Order, StringComparison.Ordinal)
        .Replace("{invoice}", Invoice, StringComparison.Ordinal).Replace("{day}", Day, StringComparison.Ordinal)
        .Replace("{amount}", Amount, StringComparison.Ordinal).Replace("{place}", Place, StringComparison.Ordinal);

    private static string Number(int n) => n.ToString(CultureInfo.InvariantCulture);
}
