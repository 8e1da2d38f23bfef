using System.Text.Json;
using System.Text.Json.Serialization;
using Cauce.Domain.Communication;
using Cauce.Domain.Intake.Calls;

namespace Cauce.App.Intake.Calls;

/// <summary>What the switchboard tells of a call.</summary>
/// <param name="Id">Of the announcement: the same is not taken twice.</param>
/// <param name="Event"><c>ringing</c> or <c>ended</c>.</param>
/// <param name="Call">The switchboard's id of the call.</param>
/// <param name="Agent">E-mail address of who takes it.</param>
/// <param name="From">The number that calls; absent where it is hidden.</param>
/// <param name="Seconds">How long it was.</param>
/// <param name="RecordingUrl">https address of the recording.</param>
public sealed record CallNews(string? Id, string? Event, string? Call, string? Agent, string? From, int? Seconds, string? RecordingUrl)
{
    private const int LongestId = 100;

    private static readonly JsonSerializerOptions Reading = new(JsonSerializerDefaults.Web) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Skip };

    [JsonIgnore]
    public bool IsEnd => Event == "ended";

    /// <exception cref="RefusedException">It is not JSON of that form.</exception>
    public static CallNews Read(ReadOnlySpan<byte> body)
    {
        try
        {
            var news = JsonSerializer.Deserialize<CallNews>(body, Reading);
            if (news is not null && IsId(news.Id) && IsId(news.Call) && news.Event is "ringing" or "ended" && news.Seconds is null or (>= 0 and <= CallDetails.LongestSeconds))
                return news;
        }
        catch (JsonException)
        {
            // Refused below.
        }
        throw SwitchboardRefusals.Unreadable.AsException();
    }

    private static bool IsId(string? id) => id is { Length: > 0 and <= LongestId } && id.All(c => c is > ' ' and < '\u007f');
}
