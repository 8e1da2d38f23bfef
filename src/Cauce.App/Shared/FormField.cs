using Microsoft.AspNetCore.Components;

namespace Cauce.App.Shared;

/// <summary>What every field of a form has: a name, a label, a hint, and the error of the form it stands in.</summary>
public abstract class FormField : ComponentBase
{
    [CascadingParameter] public Form? Form { get; set; }

    /// <summary>Path of the input, as it is posted: <c>Customer.Email</c>.</summary>
    [Parameter, EditorRequired] public required string Name { get; set; }

    [Parameter, EditorRequired] public required string Label { get; set; }

    [Parameter] public string? Value { get; set; }

    [Parameter] public string? Hint { get; set; }

    /// <summary>Shown beside the label where the field may stay empty.</summary>
    [Parameter] public bool Optional { get; set; }

    /// <summary>Spans both columns of a two-column form.</summary>
    [Parameter] public bool Wide { get; set; }

    [Parameter(CaptureUnmatchedValues = true)] public IReadOnlyDictionary<string, object>? More { get; set; }

    protected string Id => "f-" + Name.Replace('.', '-');

    protected string? Error => Form?.ErrorOf(Name);

    protected string Class => Wide ? "field span-2" : "field";

    protected string? DescribedBy => (Hint, Error) switch
    {
        (null, null) => null,
        (_, null) => Id + "-h",
        (null, _) => Id + "-e",
        _ => $"{Id}-h {Id}-e",
    };
}
