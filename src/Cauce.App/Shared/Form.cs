using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Validation;

namespace Cauce.App.Shared;

/// <summary>
/// What a person typed and what is wrong with it. A page that is shown again carries it, so that nothing typed is lost;
/// the answer is then 422.
/// </summary>
public class Form
{
    /// <summary>Message per field, by its path as in the form (<c>Customer.Email</c>).</summary>
    public Dictionary<string, string> Errors { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>A refusal that is about no single field.</summary>
    public string? Trouble { get; private set; }

    public bool IsRefused => Errors.Count > 0 || Trouble is not null;

    /// <summary>Status of the page that shows the form: 422 when something was refused.</summary>
    public int Status => IsRefused ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK;

    public string? ErrorOf(string field) => Errors.GetValueOrDefault(field);

    public static Form<T> Of<T>(T input) where T : class => new(input);

    /// <summary>Puts a refusal where the reader will look for it.</summary>
    public void Refuse(Refusal refusal)
    {
        if (refusal.Field is { } field)
            Errors[field] = Refusals.Tell(refusal);
        else
            Trouble = Refusals.Tell(refusal);
    }
}

public sealed class Form<T>(T input) : Form where T : class
{
    public T Input { get; } = input;

    /// <summary>Checks the shape of the input and then carries out the act. Null: something was refused, and the form says what.</summary>
    public async Task<TResult?> Try<TResult>(HttpContext http, Func<Task<TResult>> act) where TResult : class
    {
        await CheckShape(http);
        if (IsRefused)
            return null;
        try
        {
            return await act();
        }
        catch (RefusedException refused)
        {
            Refuse(refused.Refusal);
            return null;
        }
    }

    /// <summary>As above, for acts with no result: true when it was done.</summary>
    public async Task<bool> Try(HttpContext http, Func<Task> act) =>
        await Try(http, async () => { await act(); return "done"; }) is not null;

    /// <summary>The same generated validator that answers the API.</summary>
    private async Task CheckShape(HttpContext http)
    {
        var options = http.RequestServices.GetRequiredService<IOptions<ValidationOptions>>().Value;
        if (!options.TryGetValidatableTypeInfo(typeof(T), out var type))
            return;
        var context = new ValidateContext { ValidationOptions = options, ValidationContext = new ValidationContext(Input, http.RequestServices, null) };
        await type.ValidateAsync(Input, context, http.RequestAborted);
        foreach (var (field, messages) in context.ValidationErrors ?? [])
            Errors[field] = messages[0];
    }
}
