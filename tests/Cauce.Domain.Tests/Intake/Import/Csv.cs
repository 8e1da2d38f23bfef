using System.Text;

namespace Cauce.Domain.Tests.Intake.Import;

/// <summary>Just enough CSV for tests.</summary>
internal static class Csv
{
    public static List<string[]> Read(string text, char delimiter)
    {
        var (rows, row, cell, quoted) = (new List<string[]>(), new List<string>(), new StringBuilder(), false);
        for (var at = 0; at < text.Length; at++)
        {
            var c = text[at];
            if (c == '"' && quoted && at + 1 < text.Length && text[at + 1] == '"')
                cell.Append(text[at++]);
            else if (c == '"')
                quoted = !quoted;
            else if (quoted || (c != delimiter && c is not ('\r' or '\n')))
                cell.Append(c);
            else if (c != '\r')
            {
                row.Add(cell.ToString());
                cell.Clear();
                if (c == '\n')
                {
                    rows.Add([.. row]);
                    row.Clear();
                }
            }
        }
        if (row.Count > 0 || cell.Length > 0)
            rows.Add([.. row, cell.ToString()]);
        return rows;
    }
}
