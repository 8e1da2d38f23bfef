using Cauce.App.Cases.Files.Scanning;
using Cauce.App.Shared;
using Cauce.Domain.Cases;
using Microsoft.AspNetCore.Components;

namespace Cauce.App.Console.Desk;

/// <summary>Files to be downloaded; nothing where there are none.</summary>
internal static class FileLines
{
    public static MarkupString Of(CasePage page, IReadOnlyList<Attachment> files)
    {
        if (files.Count == 0)
            return default;
        var html = new Html().Add($"""<ul class="files">""");
        foreach (var file in files)
            Line(html, page, file);
        return html.Add($"</ul>").Take();
    }

    private static void Line(Html html, CasePage page, Attachment file)
    {
        var standing = page.Standings.Of(file.Sha256);
        if (standing.IsForStaff)
            html.Add($"""<li><a class="file" href="{page.Url}/files/{file.Id.ToString()}" data-turbo="false" download>{IconOf(file)}<span class="file-name">{file.Name}</span><span class="file-size">{FileSize.Of(file.Size)}</span>{FileWords.Of(standing, page.When.Moment)}</a></li>""");
        else
            html.Add($"""<li><span class="file">{Icon.Of(FileWords.IconOf(standing))}<span class="file-name">{file.Name}</span>{FileWords.Of(standing, page.When.Moment)}</span></li>""");
    }

    private static MarkupString IconOf(Attachment file) => Icon.Of(file.Type.StartsWith("image/", StringComparison.Ordinal) ? "photo" : "file-text");
}
