using System.ComponentModel.DataAnnotations;
using Cauce.App.Cases;
using Cauce.Domain.Cases;
using Cauce.Domain.Communication;

namespace Cauce.App.Communication.Macros;

/// <summary>A snippet or a macro, as a form or a program gives it.</summary>
public class ReadyInput
{
    /// <example>apology</example>
    [Required(ErrorMessageResourceType = typeof(Cases.Texts), ErrorMessageResourceName = nameof(Cases.Texts.Required)), MaxLength(80)]
    public string? Name { get; set; }

    /// <summary>For everybody; else only for oneself.</summary>
    public bool Shared { get; set; }

    /// <summary>In Spanish. <c>{{name}}</c>, <c>{{number}}</c>, <c>{{subject}}</c>, <c>{{answerDue}}</c> and <c>{{author}}</c> are filled in.</summary>
    [MaxLength(20_000, ErrorMessageResourceType = typeof(Cases.Texts), ErrorMessageResourceName = nameof(Cases.Texts.TooLong))]
    public string? TextEs { get; set; }

    [MaxLength(20_000, ErrorMessageResourceType = typeof(Cases.Texts), ErrorMessageResourceName = nameof(Cases.Texts.TooLong))]
    public string? TextEn { get; set; }

    internal Guid? OwnerFor(Actor actor) => Shared ? null : actor.Id;

    internal string ReadName() => Text.Line(Name, "Name", 80);

    internal static string? ReadText(string? text, string field) => string.IsNullOrWhiteSpace(text) ? null : Text.Body(text, field, 20_000);
}

/// <summary>A macro, as a form or a program gives it.</summary>
public sealed class MacroInput : ReadyInput
{
    /// <summary>The text is a note among ourselves and not a reply.</summary>
    public bool AsNote { get; set; }

    /// <summary><c>me</c>, or the id of a member of staff.</summary>
    [MaxLength(60)]
    public string? Assign { get; set; }

    /// <summary>Code of a reason.</summary>
    [MaxLength(100)]
    public string? Reason { get; set; }

    /// <summary><c>minor</c>, <c>serious</c> or <c>critical</c>.</summary>
    public string? Severity { get; set; }

    /// <summary><c>low</c>, <c>normal</c> or <c>high</c>.</summary>
    public string? Urgency { get; set; }

    /// <summary>A step of the plan.</summary>
    [MaxLength(4000)]
    public string? Step { get; set; }

    /// <summary>In how many days it is due.</summary>
    [Range(0, 365)]
    public int? StepDays { get; set; }

    /// <summary>Somebody begins to put it right.</summary>
    public bool Start { get; set; }

    internal MacroActs ReadActs() => new()
    {
        Assign = Text.OptionalLine(Assign, "Assign", 60),
        Reason = Text.OptionalLine(Reason, "Reason", 100),
        Severity = Choice.Read<Severity>(Severity, "Severity"),
        Urgency = Choice.Read<Urgency>(Urgency, "Urgency"),
        Step = ReadText(Step, "Step"),
        StepDays = string.IsNullOrWhiteSpace(Step) ? null : StepDays,
        Start = Start,
    };
}
