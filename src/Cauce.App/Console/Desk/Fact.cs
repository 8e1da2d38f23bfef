using Cauce.App.Shared;
using Microsoft.AspNetCore.Components;

namespace Cauce.App.Console.Desk;

/// <summary>A name and what is known, in a list of facts; nothing where nothing is known. The barest component: a case shows thirty.</summary>
public sealed class Fact : IComponent
{
    private RenderHandle handle;

    [Parameter, EditorRequired]
    public required string Name { get; set; }

    [Parameter]
    public string? Text { get; set; }

    public void Attach(RenderHandle renderHandle) => handle = renderHandle;

    public Task SetParametersAsync(ParameterView parameters)
    {
        if (parameters.GetValueOrDefault<string>(nameof(Text)) is { Length: > 0 } text)
        {
            var name = parameters.GetValueOrDefault<string>(nameof(Name));
            var markup = new Html().Add($"""<div><dt>{name}</dt><dd class="prose is-plain">{text}</dd></div>""").Take();
            handle.Render(tree => tree.AddMarkupContent(0, markup.Value));
        }
        return Task.CompletedTask;
    }
}
