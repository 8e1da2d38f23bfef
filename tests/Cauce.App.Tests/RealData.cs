namespace Cauce.App.Tests;

/// <summary>Data made by others, beside the checkout where there is any; tests skip where there is none.</summary>
internal static class RealData
{
    public static string? PathOf(string relative) => Find(relative, File.Exists);

    public static string? Folder(string relative) => Find(relative, Directory.Exists);

    private static string? Find(string relative, Func<string, bool> isThere)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var path = Path.Combine(folder.FullName, "shared", "data", relative);
            if (isThere(path))
                return path;
        }
        return null;
    }
}
