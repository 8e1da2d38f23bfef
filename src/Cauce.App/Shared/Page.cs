using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Routing;

namespace Cauce.App.Shared;

/// <summary>A page is a typed template, returned by a route.</summary>
public static class Page
{
    public static IResult Of<T>(object? parameters = null, int status = StatusCodes.Status200OK) where T : IComponent =>
        new WholePage(typeof(T), parameters, status);

    /// <summary>The markup of one component, to be shown in a page or kept.</summary>
    public static async Task<string> Draw<T>(HttpContext http, object parameters) where T : IComponent
    {
        await using var renderer = RendererFor(http);
        return await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync<T>(ParameterView.FromDictionary(new RouteValueDictionary(parameters)))).ToHtmlString());
    }

    /// <summary>After a form has done its work: 303, so that reloading repeats nothing.</summary>
    public static IResult SeeOther(string url) => new SeeOtherResult(url);

    private static HtmlRenderer RendererFor(HttpContext http) =>
        new(http.RequestServices, http.RequestServices.GetRequiredService<ILoggerFactory>());

    /// <summary>
    /// Renders the page to its end and then sends it: what fails on the way becomes an error page and never half a page.
    /// The framework's own result does the same through a writer that costs as much as all the rest of a long list.
    /// </summary>
    private sealed class WholePage(Type page, object? parameters, int status) : IResult
    {
        public async Task ExecuteAsync(HttpContext http)
        {
            await using var renderer = RendererFor(http);
            using var text = await renderer.Dispatcher.InvokeAsync(() => Render(renderer));
            http.Response.StatusCode = status;
            http.Response.ContentType = "text/html; charset=utf-8";
            http.Response.Headers.Vary = "Accept-Encoding";
            if (http.Request.Headers.AcceptEncoding.ToString().Contains("br", StringComparison.Ordinal))
                await SendCompressed(http, text);
            else
                await Send(http, text);
        }

        private static async Task Send(HttpContext http, PageWriter text)
        {
            http.Response.ContentLength = text.ByteCount;
            if (!HttpMethods.IsHead(http.Request.Method))
                text.CopyTo(http.Response.BodyWriter);
            await http.Response.BodyWriter.FlushAsync(http.RequestAborted);
        }

        private static async Task SendCompressed(HttpContext http, PageWriter text)
        {
            using var body = text.Compress();
            http.Response.Headers.ContentEncoding = "br";
            http.Response.ContentLength = body.Memory.Length;
            if (!HttpMethods.IsHead(http.Request.Method))
                await http.Response.Body.WriteAsync(body.Memory, http.RequestAborted);
        }

        private async Task<PageWriter> Render(HtmlRenderer renderer)
        {
            var root = await renderer.RenderComponentAsync<PageFrame>(ParameterView.FromDictionary(new Dictionary<string, object?>
            {
                [nameof(PageFrame.Page)] = page,
                [nameof(PageFrame.Parameters)] = new RouteValueDictionary(parameters),
            }));
            var text = new PageWriter();
            root.WriteHtmlTo(text);
            return text;
        }
    }

    private sealed class SeeOtherResult(string url) : IResult
    {
        public Task ExecuteAsync(HttpContext http)
        {
            http.Response.StatusCode = StatusCodes.Status303SeeOther;
            http.Response.Headers.Location = url;
            return Task.CompletedTask;
        }
    }
}
