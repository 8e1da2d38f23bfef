namespace Cauce.Domain.Common;

/// <summary>A catalogue entry's text in each language of the interface. Spanish is complete; English falls back to it.</summary>
public sealed record LocalText(string Es, string En)
{
    /// <param name="language">Two-letter code: <c>es</c> or <c>en</c>.</param>
    public string In(string language) => language == "en" && En.Length > 0 ? En : Es;
}
