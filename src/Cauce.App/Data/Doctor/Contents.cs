using System.Security.Cryptography;
using Cauce.App.Cases.Files;
using Cauce.Domain.Cases;
using Cauce.Domain.Communication;
using Cauce.Domain.Surveys;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Data.Doctor;

/// <summary>The rows that histories vouch for, by id: they may stand under another case since a merger.</summary>
internal sealed class Contents
{
    private readonly Dictionary<Guid, Func<string, byte[]>> digests = [];
    private readonly Dictionary<Guid, byte[]> analyses = [];
    private readonly Dictionary<Guid, byte[]> surveys = [];

    private Contents() { }

    public static async Task<Contents> Read(AppDb db, IReadOnlyList<Case> cases, IReadOnlyList<HistoryEntry> entries, FileStore files, CancellationToken cancel)
    {
        var contents = new Contents();
        foreach (var @case in cases)
            contents.digests[@case.Id.Value] = _ => @case.WordsDigest();
        var wanted = entries.Where(e => e.ContentId is not null).ToLookup(e => TableOf(e.What), e => e.ContentId!.Value);
        await contents.ReadWords(db, wanted, cancel);
        foreach (var file in await Find<Attachment>(db, wanted["files"], ids => f => ids.Contains(f.Id), cancel))
            contents.digests[file.Id.Value] = _ => FileDigest(file, files);
        var examined = cases.Select(c => c.Id).ToList();
        foreach (var analysis in await db.Set<Analysis>().Where(a => examined.Contains(a.CaseId)).ToListAsync(cancel))
            contents.analyses[analysis.CaseId.Value] = analysis.AsContent().Digest;
        foreach (var answer in await db.Set<SurveyAnswer>().Where(a => examined.Contains(a.CaseId)).ToListAsync(cancel))
            contents.surveys[answer.CaseId.Value] = answer.AsContent().Digest;
        return contents;
    }

    /// <summary>The first entry whose words are not what it vouches for, or null.</summary>
    public string? FirstBreak(IReadOnlyList<HistoryEntry> entries)
    {
        var lastAnalysis = entries.LastOrDefault(e => e.What == CaseHistory.AnalysisRecorded)?.Index;
        foreach (var entry in entries.Where(e => e.ContentId is not null))
        {
            if (entry.What == CaseHistory.AnalysisRecorded && entry.Index != lastAnalysis)
                continue;
            if (DigestOf(entry) is not { } digest)
                return $"the content of history entry {entry.Index} ({entry.What}) is gone";
            if (!digest.AsSpan().SequenceEqual(entry.ContentDigest))
                return $"the content of history entry {entry.Index} ({entry.What}) was changed";
        }
        return null;
    }

    /// <summary>Analysis and survey have the id of their case, whose own words are another content.</summary>
    private byte[]? DigestOf(HistoryEntry entry) => entry.What switch
    {
        CaseHistory.AnalysisRecorded => analyses.GetValueOrDefault(entry.ContentId!.Value),
        SurveyHistory.Answered => surveys.GetValueOrDefault(entry.ContentId!.Value),
        _ => digests.TryGetValue(entry.ContentId!.Value, out var digest) ? digest(entry.What) : null,
    };

    private async Task ReadWords(AppDb db, ILookup<string, Guid> wanted, CancellationToken cancel)
    {
        foreach (var message in await Find<Message>(db, wanted["messages"], ids => m => ids.Contains(m.Id), cancel))
            digests[message.Id.Value] = _ => message.AsContent().Digest;
        foreach (var text in await Find<CaseText>(db, wanted["texts"], ids => t => ids.Contains(t.Id), cancel))
            digests[text.Id.Value] = _ => text.AsContent().Digest;
        foreach (var action in await Find<CaseAction>(db, wanted["actions"], ids => a => ids.Contains(a.Id), cancel))
            digests[action.Id.Value] = _ => action.AsContent().Digest;
        foreach (var solution in await Find<Solution>(db, wanted["solutions"], ids => s => ids.Contains(s.Id), cancel))
            digests[solution.Id.Value] = what => (what == CaseHistory.SolutionProposed ? solution.AsContent() : solution.AnswerAsContent()).Digest;
        foreach (var notice in await Find<Notice>(db, wanted["notices"], ids => n => ids.Contains(n.Id), cancel))
            digests[notice.Id.Value] = _ => notice.AsContent().Digest;
        foreach (var circular in await Find<Circular>(db, wanted["circulars"], ids => c => ids.Contains(c.Id), cancel))
            digests[circular.Id.Value] = _ => circular.AsContent().Digest;
    }

    private static async Task<List<T>> Find<T>(
        AppDb db, IEnumerable<Guid> wanted, Func<List<Id<T>>, System.Linq.Expressions.Expression<Func<T, bool>>> byId, CancellationToken cancel) where T : class
    {
        var found = new List<T>();
        foreach (var ids in wanted.Distinct().Select(id => new Id<T>(id)).Chunk(500))
            found.AddRange(await db.Set<T>().Where(byId([.. ids])).ToListAsync(cancel));
        return found;
    }

    private static string TableOf(string what) => what switch
    {
        CaseHistory.Registered or CaseHistory.AnalysisRecorded or SurveyHistory.Answered => "cases",
        CaseHistory.SolutionProposed or CaseHistory.SolutionAccepted or CaseHistory.SolutionRejected => "solutions",
        CaseHistory.ActionAdded => "actions",
        CaseHistory.FileAdded => "files",
        PartyHistory.Informed => "notices",
        CircularHistory.Started => "circulars",
        _ => what.StartsWith("message.", StringComparison.Ordinal) ? "messages" : "texts",
    };

    /// <summary>Of the bytes on disk; nothing where the file is gone.</summary>
    private static byte[] FileDigest(Attachment file, FileStore files)
    {
        using var bytes = files.Open(file.Sha256);
        return bytes is null ? [] : SHA256.HashData(bytes);
    }
}
