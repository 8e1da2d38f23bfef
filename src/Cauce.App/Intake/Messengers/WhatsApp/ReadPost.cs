using System.Globalization;
using System.Text.Json;

namespace Cauce.App.Intake.Messengers.WhatsApp;

/// <summary>What a post of the Cloud API says (developers.facebook.com, WhatsApp, Cloud API, webhooks): messages and what became of ours, several at once.</summary>
internal static class ReadPost
{
    /// <exception cref="PostUnreadable">It is no post of that shape.</exception>
    public static IReadOnlyList<Heard> Of(ReadOnlyMemory<byte> body)
    {
        Post post;
        try
        {
            post = JsonSerializer.Deserialize<Post>(body.Span, Shapes.Snake) ?? throw new PostUnreadable("It is empty");
        }
        catch (JsonException wrong)
        {
            throw new PostUnreadable(wrong.Message, wrong);
        }
        if (post.Object != "whatsapp_business_account")
            throw new PostUnreadable("object is not whatsapp_business_account");
        return [.. from entry in post.Entry ?? [] from change in entry.Changes ?? [] where change is { Field: "messages", Value: not null } from heard in All(change.Value!) select heard];
    }

    private static IEnumerable<Heard> All(Value value)
    {
        var names = (value.Contacts ?? []).Where(c => c.WaId is not null).DistinctBy(c => c.WaId).ToDictionary(c => c.WaId!, c => c.Profile?.Name ?? "");
        foreach (var message in value.Messages ?? [])
        {
            if (message is not { Id.Length: > 0, From.Length: > 0 })
                throw new PostUnreadable("A message has no id or from");
            yield return Words(message, names.GetValueOrDefault(message.From, "")) with { To = value.Metadata?.PhoneNumberId };
        }
        foreach (var status in (value.Statuses ?? []).Where(s => s.Id is not null && Enum.TryParse<ReceiptKind>(s.State, ignoreCase: true, out _)))
        {
            var kind = Enum.Parse<ReceiptKind>(status.State!, ignoreCase: true);
            yield return new HeardReceipt($"receipt:{status.Id}:{kind}", status.Id!, kind, Because(status.Errors), MomentOf(status.Timestamp)) { To = value.Metadata?.PhoneNumberId };
        }
    }

    private static HeardWords Words(Message message, string name)
    {
        var text = TextOf(message);
        return new HeardWords(message.Id!, message.From!, name, text, MomentOf(message.Timestamp))
        {
            Phone = "+" + message.From, Key = TrackingLink.KeyIn(text), Files = FilesOf(message),
            // What WhatsApp itself cannot pass on is named, so that somebody can ask for it in another way.
            Left = message.Type is "unsupported" or "unknown" ? [Because(message.Errors) is { Length: > 0 } why ? why : "unsupported"] : [],
        };
    }

    private static string TextOf(Message message) => message.Type switch
    {
        "text" => message.Text?.Body ?? "",
        "button" => message.Button?.Text ?? "",
        "interactive" => string.Join("\n", new[] { message.Interactive?.ButtonReply?.Title ?? message.Interactive?.ListReply?.Title, message.Interactive?.ListReply?.Description }.Where(part => !string.IsNullOrEmpty(part))),
        "location" => message.Location is { } place ? string.Create(CultureInfo.InvariantCulture, $"{place.Name} {place.Address} {place.Latitude:0.######}, {place.Longitude:0.######}").Trim() : "",
        "contacts" => string.Join("\n", (message.Contacts ?? []).Select(c => $"{c.Name?.FormattedName} {string.Join(", ", (c.Phones ?? []).Select(p => p.Phone))}".Trim())),
        // A thumb up answers nobody; it is kept, and put aside.
        "reaction" or "system" => "",
        _ => (message.Image ?? message.Document ?? message.Video ?? message.Audio ?? message.Sticker)?.Caption ?? "",
    };

    private static IReadOnlyList<HeardFile> FilesOf(Message message)
    {
        (Media? Media, string Name) file = message.Type switch
        {
            "image" => (message.Image, "photo.jpg"), "document" => (message.Document, "document"), "video" => (message.Video, "video.mp4"),
            "audio" => (message.Audio, "audio.ogg"), "sticker" => (message.Sticker, "sticker.webp"), _ => (null, ""),
        };
        return file.Media is { Id.Length: > 0 } media ? [new HeardFile(string.IsNullOrWhiteSpace(media.Filename) ? NameOf(file.Name, media.MimeType) : media.Filename, media.Id)] : [];
    }

    private static string NameOf(string name, string? type) => type?.Split(';')[0] switch
    {
        "image/png" => "photo.png", "image/webp" => "photo.webp", "audio/mpeg" => "audio.mp3", "audio/mp4" => "audio.m4a", "audio/aac" => "audio.aac", "audio/amr" => "audio.amr", _ => name,
    };

    private static string Because(IReadOnlyList<Fault>? faults) =>
        string.Join("; ", (faults ?? []).Select(f => $"{f.Code} {f.Title ?? f.Message} {f.ErrorData?.Details}".Trim()));

    private static DateTimeOffset? MomentOf(string? seconds) =>
        long.TryParse(seconds, NumberStyles.None, CultureInfo.InvariantCulture, out var since) && since < 253402300799 ? DateTimeOffset.FromUnixTimeSeconds(since) : null;

    private sealed record Post(string? Object, IReadOnlyList<Entry>? Entry);

    private sealed record Entry(IReadOnlyList<Change>? Changes);

    private sealed record Change(string? Field, Value? Value);

    private sealed record Value(Metadata? Metadata, IReadOnlyList<Contact>? Contacts, IReadOnlyList<Message>? Messages, IReadOnlyList<Status>? Statuses);

    private sealed record Metadata(string? PhoneNumberId);

    private sealed record Contact(string? WaId, Profile? Profile, Name? Name, IReadOnlyList<PhoneOf>? Phones);

    private sealed record Profile(string? Name);

    private sealed record Name(string? FormattedName);

    private sealed record PhoneOf(string? Phone);

    private sealed record Message(
        string? Id, string? From, string? Timestamp, string? Type, Said? Text, Media? Image, Media? Document, Media? Audio, Media? Video, Media? Sticker, Place? Location,
        IReadOnlyList<Contact>? Contacts, Said? Button, Interactive? Interactive, IReadOnlyList<Fault>? Errors);

    private sealed record Said(string? Body, string? Text);

    private sealed record Media(string? Id, string? MimeType, string? Caption, string? Filename);

    private sealed record Place(double Latitude, double Longitude, string? Name, string? Address);

    private sealed record Interactive(Reply? ButtonReply, Reply? ListReply);

    private sealed record Reply(string? Title, string? Description);

    private sealed record Status(string? Id, [property: System.Text.Json.Serialization.JsonPropertyName("status")] string? State, string? Timestamp, IReadOnlyList<Fault>? Errors);
}
