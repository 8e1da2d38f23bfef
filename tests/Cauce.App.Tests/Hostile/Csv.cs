using System.Text;

namespace Cauce.App.Tests.Hostile;

/// <summary>Reads RFC 4180 with commas, independently of the package that writes it.</summary>
internal static class Csv
{
    private static readonly char[] Formulas = ['=', '+', '-', '@', '\t', '\r'];

    public static List<List<string>> Read(string file)
    {
        var rows = new List<List<string>> { new() };
        var cell = new StringBuilder();
        var quoted = false;
        var text = file.TrimStart('\ufeff');
        for (var i = 0; i < text.Length; i++)
        {
            if (quoted && text[i] == '"' && i + 1 < text.Length && text[i + 1] == '"')
                cell.Append(text[i++]);
            else if (text[i] == '"' && (quoted || cell.Length == 0))
                quoted = !quoted;
            else if (!quoted && text[i] is ',' or '\n' && !quoted)
            {
                rows[^1].Add(cell.ToString().TrimEnd(text[i] == '\n' ? '\r' : '\0'));
                cell.Clear();
                if (text[i] == '\n' && i + 1 < text.Length)
                    rows.Add([]);
            }
            else
                cell.Append(text[i]);
        }
        return rows;
    }

    /// <summary>A spreadsheet would calculate it.</summary>
    public static bool IsFormula(string cell) => cell.Length > 0 && Formulas.Contains(cell[0]);

    /// <summary>Without the mark that makes text of a formula.</summary>
    public static string Unmarked(string cell, string meant) => IsFormula(meant) && cell.StartsWith('\'') ? cell[1..] : cell;
}
