using System.Collections.Concurrent;
using System.Reflection;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.AspNetCore.Routing;

namespace Cauce.App.Shared;

/// <summary>A page inside its layout.</summary>
internal sealed class PageFrame : IComponent
{
    private static readonly ConcurrentDictionary<Type, Type?> Layouts = new();

    private RenderHandle handle;

    public required Type Page { get; set; }

    public required RouteValueDictionary Parameters { get; set; }

    public void Attach(RenderHandle renderHandle) => handle = renderHandle;

    public Task SetParametersAsync(ParameterView parameters)
    {
        Page = parameters.GetValueOrDefault<Type>(nameof(Page))!;
        Parameters = parameters.GetValueOrDefault<RouteValueDictionary>(nameof(Parameters))!;
        handle.Render(Draw);
        return Task.CompletedTask;
    }

    private void Draw(RenderTreeBuilder tree)
    {
        tree.OpenComponent<LayoutView>(0);
        tree.AddComponentParameter(1, nameof(LayoutView.Layout), Layouts.GetOrAdd(Page, static page => page.GetCustomAttribute<LayoutAttribute>()?.LayoutType));
        tree.AddComponentParameter(2, nameof(LayoutView.ChildContent), (RenderFragment)DrawPage);
        tree.CloseComponent();
    }

    private void DrawPage(RenderTreeBuilder tree)
    {
        tree.OpenComponent(0, Page);
        foreach (var (name, value) in Parameters)
            tree.AddComponentParameter(1, name, value);
        tree.CloseComponent();
    }
}
