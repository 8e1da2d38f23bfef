using System.Collections.Concurrent;
using Microsoft.AspNetCore.Components;

namespace Cauce.App.Shared;

/// <summary>
/// A Tabler icon from the sprite. Names written as <c>Name="…"</c> enter the sprite by themselves; names made in code are
/// listed in Assets/icons.txt. A page has a hundred of them, so it is a component of the barest kind.
/// </summary>
public sealed class Icon : IComponent
{
    private static readonly string Sprite = AssetFiles.Url("icons.svg");
    private static readonly ConcurrentDictionary<(string Name, bool Large), RenderFragment> Drawn = new();

    private RenderHandle handle;

    [Parameter, EditorRequired]
    public required string Name { get; set; }

    [Parameter]
    public bool Large { get; set; }

    /// <summary>The same for markup that is written in one go.</summary>
    public static MarkupString Of(string name, bool large = false) =>
        new($"""<svg class="{(large ? "icon is-lg" : "icon")}" aria-hidden="true"><use href="{Sprite}#{name}"></use></svg>""");

    public void Attach(RenderHandle renderHandle) => handle = renderHandle;

    public Task SetParametersAsync(ParameterView parameters)
    {
        var (name, large) = (parameters.GetValueOrDefault<string>(nameof(Name))!, parameters.GetValueOrDefault<bool>(nameof(Large)));
        handle.Render(Drawn.GetOrAdd((name, large), static icon =>
        {
            var markup = Of(icon.Name, icon.Large).Value;
            return tree => tree.AddMarkupContent(0, markup);
        }));
        return Task.CompletedTask;
    }
}
