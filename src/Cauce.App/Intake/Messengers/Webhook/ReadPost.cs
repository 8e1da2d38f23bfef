using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Cauce.App.Intake.Messengers.Webhook;

/// <summary>What another system posts: a message, or what became of a letter of ours.</summary>
internal static class ReadPost
{
    private static readonly JsonSerializerOptions Reading = new(JsonSerializerDefaults.Web) { MaxDepth = 16, UnmappedMemberHandling = JsonUnmappedMemberHandling.Skip };

    /// <exception cref="PostUnreadable">It is no JSON of that shape.</exception>
    public static IReadOnlyList<Heard> Of(ReadOnlyMemory<byte> body)
    {
        Post post;
        try
        {
            post = JsonSerializer.Deserialize<Post>(body.Span, Reading) ?? throw new PostUnreadable("It is empty");
        }
        catch (JsonException wrong)
        {
            throw new PostUnreadable(wrong.Message, wrong);
        }
        return post.Type switch
        {
            null or "message" => [Message(post, body)],
            "receipt" => [Receipt(post)],
            _ => throw new PostUnreadable($"type is message or receipt, not {post.Type}"),
        };
    }

    private static HeardWords Message(Post post, ReadOnlyMemory<byte> body)
    {
        if (post.Sender is not { Id: { Length: > 0 and <= 200 } peer } sender)
            throw new PostUnreadable("sender.id is missing");
        var identity = string.IsNullOrWhiteSpace(post.MessageId) ? KeepPost.IdentityOf(System.Security.Cryptography.SHA256.HashData(body.Span)) : post.MessageId;
        var files = (post.Attachments ?? []).Select((one, i) => (Name: string.IsNullOrWhiteSpace(one.Name) ? $"{i + 1}" : one.Name, one.Content)).ToList();
        return new HeardWords(identity, peer, sender.Name ?? "", post.Text ?? "", Moment(post.OccurredAt))
        {
            Phone = sender.Phone, Email = sender.Email, Language = sender.Language, Key = post.CaseKey,
            Files = [.. files.Where(file => file.Content is not null).Select(file => new HeardFile(file.Name, "", file.Content!.Length, file.Content))],
            Left = [.. files.Where(file => file.Content is null).Select(file => file.Name)],
        };
    }

    private static HeardReceipt Receipt(Post post)
    {
        if (post.MessageId is not { Length: > 0 } letter || !Enum.TryParse<ReceiptKind>(post.Status, ignoreCase: true, out var kind) || int.TryParse(post.Status, out _))
            throw new PostUnreadable("A receipt has messageId, and status sent, delivered, read or failed");
        return new HeardReceipt($"receipt:{letter}:{kind}", letter, kind, post.Reason ?? "", Moment(post.OccurredAt));
    }

    private static DateTimeOffset? Moment(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at)
            ? DateTimeOffset.FromUnixTimeMilliseconds(at.ToUnixTimeMilliseconds()) : null;

    private sealed record Post(
        string? Type, string? MessageId, Sender? Sender, string? Text, string? OccurredAt, string? CaseKey, IReadOnlyList<File>? Attachments, string? Status, string? Reason);

    private sealed record Sender(string? Id, string? Name, string? Phone, string? Email, string? Language);

    /// <summary>A link is never followed: a file without its bytes is named in the case.</summary>
    private sealed record File(string? Name, byte[]? Content);
}
