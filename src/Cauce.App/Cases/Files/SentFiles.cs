using System.Text.Json;
using Cauce.App.Shared;
using Microsoft.AspNetCore.DataProtection;

namespace Cauce.App.Cases.Files;

/// <summary>
/// The files of a form. Those taken in are kept even when the form is refused for another reason: the page shown again
/// carries a sealed note of each, so that nobody sends a file twice.
/// </summary>
public sealed class SentFiles(FileStore store, IDataProtectionProvider protection)
{
    /// <summary>Most files of one form.</summary>
    public const int Most = 10;

    /// <summary>Field of a form that holds the sealed notes of files taken in before.</summary>
    public const string KeptField = "Kept";

    /// <summary>How long somebody may take to send a refused form again.</summary>
    internal static readonly TimeSpan NoteIsGoodFor = TimeSpan.FromDays(1);

    private readonly ITimeLimitedDataProtector sealer = protection.CreateProtector("Cauce.SentFiles").ToTimeLimitedDataProtector();

    /// <summary>
    /// Takes in what was sent, and what had been taken in before. A file that is refused is told on the form and left out;
    /// the others stay.
    /// </summary>
    public async Task<IReadOnlyList<StoredFile>> Take(IFormFileCollection sent, IEnumerable<string?> kept, Form form, CancellationToken cancel = default)
    {
        List<StoredFile> taken = [.. kept.Select(Unseal).OfType<StoredFile>().Where(file => store.SendAgain(file.Sha256))];
        var refusals = new List<string>();
        foreach (var file in sent.Where(f => f.FileName.Length > 0 || f.Length > 0))
        {
            try
            {
                await using var content = file.OpenReadStream();
                var stored = await store.Keep(content, file.FileName, cancel);
                if (!taken.Exists(t => t.Name == stored.Name && t.Sha256.AsSpan().SequenceEqual(stored.Sha256)))
                    taken.Add(stored);
            }
            catch (RefusedException refused)
            {
                refusals.Add(Refusals.Tell(refused.Refusal));
            }
        }
        if (taken.Count > Most)
            refusals.Add(Refusals.Tell(FileRefusals.TooMany.With(Most)));
        if (refusals.Count > 0)
            form.Errors["Files"] = string.Join(' ', refusals);
        return taken;
    }

    /// <summary>For the form shown again.</summary>
    public string Seal(StoredFile file) => sealer.Protect(JsonSerializer.Serialize(file), NoteIsGoodFor);

    private StoredFile? Unseal(string? note)
    {
        if (string.IsNullOrEmpty(note))
            return null;
        try
        {
            return JsonSerializer.Deserialize<StoredFile>(sealer.Unprotect(note));
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return null;
        }
    }
}
