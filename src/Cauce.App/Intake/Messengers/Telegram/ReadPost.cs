using System.Globalization;
using System.Text.Json;

namespace Cauce.App.Intake.Messengers.Telegram;

/// <summary>What an update of the Bot API says (core.telegram.org/bots/api#update).</summary>
internal static class ReadPost
{
    private static readonly JsonSerializerOptions Reading = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, MaxDepth = 32 };

    private static readonly string[] Private = ["private"];

    /// <exception cref="PostUnreadable">It is no update.</exception>
    public static IReadOnlyList<Heard> Of(ReadOnlyMemory<byte> body)
    {
        Update update;
        try
        {
            update = JsonSerializer.Deserialize<Update>(body.Span, Reading) ?? throw new PostUnreadable("It is empty");
        }
        catch (JsonException wrong)
        {
            throw new PostUnreadable(wrong.Message, wrong);
        }
        var identity = (update.UpdateId ?? throw new PostUnreadable("update_id is missing")).ToString(CultureInfo.InvariantCulture);
        // What is edited is said once more: what it was stands in the case already.
        return (update.Message ?? update.EditedMessage) is { Chat: { } chat } message ? [Words(identity, message, chat, update.EditedMessage is not null)]
            : [new HeardWords(identity, "", "", "", null)];
    }

    private static HeardWords Words(string identity, Message message, Chat chat, bool isEdited)
    {
        var from = message.From ?? new User("", null, null, null);
        var text = string.Join("\n", new[] { message.Text ?? message.Caption, PlaceOf(message), ContactOf(message) }.Where(part => !string.IsNullOrWhiteSpace(part)));
        var (words, key) = Start(text);
        return new HeardWords(identity, chat.Id.ToString(CultureInfo.InvariantCulture), NameOf(from), isEdited && words.Length > 0 ? $"✎ {words}" : words, MomentOf(isEdited ? message.EditDate ?? message.Date : message.Date))
        {
            Language = from.LanguageCode is { } language ? language.StartsWith("en", StringComparison.Ordinal) ? "en" : language.StartsWith("es", StringComparison.Ordinal) ? "es" : null : null,
            IsGroup = !Private.Contains(chat.Type),
            Key = key,
            Files = FilesOf(message),
            Left = message.Sticker is { } sticker ? [$"sticker {sticker.Emoji}".Trim()] : message.Poll is not null ? ["poll"] : [],
        };
    }

    /// <summary>A deep link (t.me/BOT?start=KEY) begins the conversation with the key of a case.</summary>
    private static (string Words, string? Key) Start(string text)
    {
        if (text != "/start" && !text.StartsWith("/start ", StringComparison.Ordinal))
            return (text, null);
        var key = text["/start".Length..].Trim();
        return ("", key.Length > 0 ? key : null);
    }

    private static IReadOnlyList<HeardFile> FilesOf(Message message)
    {
        var files = new List<HeardFile>();
        void Add(File? file, string name)
        {
            if (file is { FileId.Length: > 0 })
                files.Add(new HeardFile(string.IsNullOrWhiteSpace(file.FileName) ? name : file.FileName, file.FileId, file.FileSize));
        }
        // Of one photograph there are several sizes.
        Add(message.Photo?.MaxBy(size => (size.Width ?? 0) * (size.Height ?? 0)), "photo.jpg");
        // An animation comes as a document too.
        Add(message.Document, "document");
        Add(message.Voice, "voice.ogg");
        Add(message.Audio, "audio.mp3");
        Add(message.Video, "video.mp4");
        Add(message.VideoNote, "video.mp4");
        return files;
    }

    private static string PlaceOf(Message message) => message.Location is not { } place ? ""
        : string.Create(CultureInfo.InvariantCulture, $"{message.Venue?.Title} {message.Venue?.Address} {place.Latitude:0.######}, {place.Longitude:0.######}").Trim();

    private static string ContactOf(Message message) => message.Contact is not { } contact ? "" : $"{contact.FirstName} {contact.LastName} {contact.PhoneNumber}".Replace("  ", " ", StringComparison.Ordinal).Trim();

    private static string NameOf(User user) =>
        $"{user.FirstName} {user.LastName}".Trim() is { Length: > 0 } name ? name : user.Username ?? "";

    private static DateTimeOffset? MomentOf(long? seconds) => seconds is > 0 and < 253402300799 ? DateTimeOffset.FromUnixTimeSeconds(seconds.Value) : null;

    private sealed record Update(long? UpdateId, Message? Message, Message? EditedMessage);

    private sealed record Message(
        Chat? Chat, User? From, long? Date, long? EditDate, string? Text, string? Caption, IReadOnlyList<File>? Photo, File? Document, File? Voice, File? Audio, File? Video,
        File? VideoNote, Location? Location, Venue? Venue, Contact? Contact, Sticker? Sticker, JsonElement? Poll);

    private sealed record Chat(long Id, string? Type);

    private sealed record User(string? FirstName, string? LastName, string? Username, string? LanguageCode);

    private sealed record File(string? FileId, string? FileName, long? FileSize, int? Width, int? Height);

    private sealed record Location(double Latitude, double Longitude);

    private sealed record Venue(string? Title, string? Address);

    private sealed record Contact(string? PhoneNumber, string? FirstName, string? LastName);

    private sealed record Sticker(string? Emoji);
}
