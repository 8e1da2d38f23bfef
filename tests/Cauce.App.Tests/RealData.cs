namespace Cauce.App.Tests;

/// <summary>Data made by others, beside the checkout where there is any; tests skip where there is none.</summary>
internal static class RealData
{
    public static string? PathOf(string relative)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var path = Path.Combine(folder.FullName, "shared", "data", relative);
            if (File.Exists(path))
                return path;
        }
        return null;
    }
}
