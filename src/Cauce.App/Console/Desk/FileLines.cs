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
            html.Add($"""<li><a class="file" href="{page.Url}/files/{file.Id.ToString()}" data-turbo="false" download>{IconOf(file)}<span class="file-name">{file.Name}</span><span class="file-size">{FileSize.Of(file.Size)}</span></a></li>""");
        return html.Add($"</ul>").Take();
    }

    private static MarkupString IconOf(Attachment file) => Icon.Of(file.Type.StartsWith("image/", StringComparison.Ordinal) ? "photo" : "file-text");
}
