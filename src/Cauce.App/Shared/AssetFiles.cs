using System.Collections.Frozen;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.StaticFiles;

namespace Cauce.App.Shared;

/// <summary>
/// Our own scripts, styles and icons: read once, served from memory, compressed, and kept by browsers for ever because
/// their address holds the digest of their content.
/// </summary>
public static partial class AssetFiles
{
    private static readonly FrozenDictionary<string, AssetFile> Files = Read(Path.Combine(AppContext.BaseDirectory, "wwwroot"));

    /// <summary>The address of a file of the bundle: <c>/assets/console.css?v=1a2b3c4d</c>.</summary>
    public static string Url(string name) => Files.TryGetValue(name, out var file) ? $"/assets/{name}?v={file.Version}" : $"/assets/{name}";

    internal static void UseAssets(this WebApplication app) => app.MapWhen(
        http => http.Request.Path.StartsWithSegments("/assets") || http.Request.Path == "/favicon.ico",
        branch => branch.Run(Serve));

    private static Task Serve(HttpContext http)
    {
        var name = http.Request.Path.Value is "/favicon.ico" ? "favicon.svg" : http.Request.Path.Value!["/assets/".Length..];
        if (!Files.TryGetValue(name, out var file))
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        }
        var headers = http.Response.Headers;
        headers.ContentType = file.Type;
        headers.ETag = file.ETag;
        headers.Vary = "Accept-Encoding";
        headers.CacheControl = http.Request.Query.ContainsKey("v") || HashedName().IsMatch(name) ? "public, max-age=31536000, immutable" : "no-cache";
        if (http.Request.Headers.IfNoneMatch == file.ETag)
        {
            http.Response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }
        var brotli = http.Request.Headers.AcceptEncoding.ToString().Contains("br", StringComparison.Ordinal);
        if (brotli)
            headers.ContentEncoding = "br";
        var body = brotli ? file.Brotli : file.Plain;
        headers.ContentLength = body.Length;
        return HttpMethods.IsHead(http.Request.Method) ? Task.CompletedTask : http.Response.Body.WriteAsync(body).AsTask();
    }

    private static FrozenDictionary<string, AssetFile> Read(string folder)
    {
        if (!Directory.Exists(folder))
            return FrozenDictionary<string, AssetFile>.Empty;
        var types = new FileExtensionContentTypeProvider();
        return Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Where(path => Path.GetExtension(path) is not (".br" or ".map" or ".json"))
            .ToFrozenDictionary(path => Path.GetRelativePath(folder, path).Replace('\\', '/'), path => AssetFile.Read(path, types));
    }

    [GeneratedRegex("-[A-Z0-9]{8}\\.", RegexOptions.NonBacktracking)]
    private static partial Regex HashedName();

    private sealed record AssetFile(string Type, string Version, byte[] Plain, byte[] Brotli)
    {
        public string ETag { get; } = $"\"{Version}\"";

        public static AssetFile Read(string path, FileExtensionContentTypeProvider types)
        {
            var plain = File.ReadAllBytes(path);
            var type = types.TryGetContentType(path, out var known) ? known : "application/octet-stream";
            if (type.StartsWith("text/", StringComparison.Ordinal) || type.EndsWith("javascript", StringComparison.Ordinal) || type.Contains("svg", StringComparison.Ordinal))
                type += "; charset=utf-8";
            var version = Convert.ToHexStringLower(SHA256.HashData(plain))[..12];
            return new AssetFile(type, version, plain, File.Exists(path + ".br") ? File.ReadAllBytes(path + ".br") : Compress(plain));
        }

        private static byte[] Compress(byte[] plain)
        {
            using var compressed = new MemoryStream();
            using (var brotli = new BrotliStream(compressed, CompressionLevel.Optimal, leaveOpen: true))
                brotli.Write(plain);
            return compressed.ToArray();
        }
    }
}
