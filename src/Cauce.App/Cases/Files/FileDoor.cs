using Cauce.App.Cases.Files.Scanning;
using Cauce.App.Data;
using Cauce.App.Identity;
using Cauce.App.Shared;
using Cauce.Domain.Cases;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Cases.Files;

/// <summary>Files go out as downloads from a response in which nothing runs, whatever they hold.</summary>
internal static class FileDoor
{
    /// <summary>For the group of the console's pages.</summary>
    public static void MapCaseFiles(this Pages console) =>
        console.MapGet("/cases/{number}/files/{id:guid}", Download);

    /// <summary>Lets a form's route take as many files as a form may hold.</summary>
    public static TBuilder TakesFiles<TBuilder>(this TBuilder route, Settings settings) where TBuilder : IEndpointConventionBuilder
    {
        var most = (SentFiles.Most + 1L) * settings.MaxFileMegabytes * 1024 * 1024;
        return route.WithMetadata(new RequestSizeLimitAttribute(most)).WithFormOptions(multipartBodyLengthLimit: most);
    }

    /// <param name="inline">Shown in the page; pictures only.</param>
    /// <exception cref="RefusedException">It waits for the scanner, or must not go out.</exception>
    public static IResult Answer(HttpContext http, FileStore store, (Attachment File, FileStanding Standing) asked, bool toStaff, bool inline)
    {
        var (file, standing) = asked;
        FileGate.Pass(standing, file.Name, toStaff);
        var content = store.Open(file.Sha256) ?? throw new MissingException("file");
        http.Response.Headers.ContentSecurityPolicy = SecurityPolicy.ForFiles;
        http.Response.Headers.CacheControl = "private, max-age=3600";
        http.Response.Headers["Cross-Origin-Resource-Policy"] = "same-origin";
        return inline && MediaType.IsPicture(file.Type)
            ? Results.Stream(content, file.Type)
            : Results.Stream(content, file.Type, file.Name);
    }

    private static async Task<IResult> Download(
        string number, Guid id, bool? inline, HttpContext http, AppDb db, GuardedFiles files, CancellationToken cancel)
    {
        var file = await (from c in db.CasesVisibleTo(http.Actor())
                          join f in db.Set<Attachment>() on c.Id equals f.CaseId
                          where c.Number == number && f.Id == new Id<Attachment>(id)
                          select f).FirstOrDefaultAsync(cancel) ?? throw new MissingException("file");
        return Answer(http, files.Store, (file, await files.Gate.Of(db, file.Sha256, cancel)), toStaff: true, inline == true);
    }
}
