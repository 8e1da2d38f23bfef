using Microsoft.AspNetCore.Http.Features;

namespace Cauce.App.Intake.Messengers;

/// <summary>Reads what was posted, byte for byte, as far as it may be long.</summary>
internal static class HookBody
{
    /// <returns>Null for one that is too long.</returns>
    public static async Task<ReadOnlyMemory<byte>?> Read(HttpContext http, int most)
    {
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = most + 1L;
        if (http.Request.ContentLength > most)
            return null;
        using var body = new MemoryStream((int)(http.Request.ContentLength ?? 4096));
        try
        {
            var buffer = new byte[64 * 1024];
            for (int read; (read = await http.Request.Body.ReadAsync(buffer, http.RequestAborted)) > 0;)
            {
                if (body.Length + read > most)
                    return null;
                body.Write(buffer, 0, read);
            }
        }
        catch (BadHttpRequestException tooLong) when (tooLong.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return null;
        }
        return body.GetBuffer().AsMemory(0, (int)body.Length);
    }
}
