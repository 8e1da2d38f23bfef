using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Cauce.App.Cases.Files;
using Cauce.App.Data;
using Cauce.App.Deadlines;
using Cauce.App.Customers;
using Cauce.Domain.Cases;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Cases;

/// <summary>Registers what a customer says is wrong, whatever the door it came by.</summary>
public sealed class RegisterCase(Writer writer, Catalogue catalogue, TrackingKeys keys, TimeProvider time) : IAct
{
    /// <exception cref="RefusedException">A fact is missing, impossible, or not in the catalogue.</exception>
    public async Task<Registered> Do(Input input, Actor actor, CancellationToken cancel = default)
    {
        actor.Must(Permission.RegisterCases);
        var draft = Prepare(input, actor);
        return await writer.Do(work => Carry(draft, actor, work), cancel);
    }

    /// <summary>All that needs no database is done before the queue, in parallel.</summary>
    internal RegistrationDraft Prepare(Input input, Actor actor)
    {
        var now = time.Now();
        var known = catalogue.Current;
        var facts = input.Read(known, actor, now);
        Case.WhyNotRegister(facts, now).Enforce();
        return RegistrationDraft.Of(facts, input.Customer, known, keys, now, input.Id) with
        {
            OnRecord = input.OnRecord,
            Product = input.Product,
            Document = input.Document,
            Files = input.Files,
            MayRepeat = input.Id is not null,
        };
    }

    /// <summary>The part that needs the database, inside an act.</summary>
    internal static async Task<Registered> Carry(RegistrationDraft draft, Actor actor, Work work)
    {
        if (draft.MayRepeat && await work.Db.Set<Case>().FirstOrDefaultAsync(c => c.Id == draft.Id) is { } before)
            return new Registered(before.Id, before.Number, before.AnswerDueAt, before.ReceivedAt);
        var registered = await draft.Carry(actor, work);
        return new Registered(registered.Id, registered.Number, registered.AnswerDueAt, registered.ReceivedAt) { Made = (registered, draft) };
    }

    /// <summary>What every door asks for.</summary>
    public sealed class Input
    {
        /// <summary>Code of the kind: incident, complaint, claim, or another of the catalogue.</summary>
        /// <example>claim</example>
        [Required(ErrorMessageResourceType = typeof(Texts), ErrorMessageResourceName = nameof(Texts.Required))]
        public string? Kind { get; set; }

        /// <summary>In one line.</summary>
        /// <example>Two boxes of tiles are missing</example>
        [Required(ErrorMessageResourceType = typeof(Texts), ErrorMessageResourceName = nameof(Texts.Required))]
        [MaxLength(Text.MaxLine, ErrorMessageResourceType = typeof(Texts), ErrorMessageResourceName = nameof(Texts.TooLong))]
        public string? Subject { get; set; }

        /// <summary>The customer's own words.</summary>
        /// <example>The delivery note says six boxes and four came.</example>
        [Required(ErrorMessageResourceType = typeof(Texts), ErrorMessageResourceName = nameof(Texts.Required))]
        [MaxLength(Text.MaxBody, ErrorMessageResourceType = typeof(Texts), ErrorMessageResourceName = nameof(Texts.TooLong))]
        public string? Description { get; set; }

        /// <summary>A day (2026-11-21) in the branch's zone, or an instant.</summary>
        /// <example>2026-11-18</example>
        [Required(ErrorMessageResourceType = typeof(Texts), ErrorMessageResourceName = nameof(Texts.Required))]
        public string? OccurredAt { get; set; }

        /// <summary>When the organisation heard of it; now, if absent. Only staff and API keys may say another.</summary>
        /// <example>2026-11-20T09:30:00Z</example>
        public string? ReceivedAt { get; set; }

        /// <summary>How it came; api if absent.</summary>
        /// <example>phone</example>
        public string? Channel { get; set; }

        /// <summary>Code of the branch; the default one if absent.</summary>
        /// <example>central</example>
        public string? Branch { get; set; }

        /// <summary>minor, serious or critical; to be classified if absent.</summary>
        /// <example>serious</example>
        public string? Severity { get; set; }

        /// <summary>low, normal or high.</summary>
        /// <example>normal</example>
        public string? Urgency { get; set; }

        /// <summary>Code of the reason.</summary>
        /// <example>wrongQuantity</example>
        public string? Reason { get; set; }

        /// <summary>Code of the product.</summary>
        public string? Product { get; set; }

        /// <summary>customerDetected or selfDetected.</summary>
        /// <example>customerDetected</example>
        public string? Origin { get; set; }

        public CustomerInput Customer { get; set => field = value ?? new(); } = new();

        public DocumentInput? Document { get; set; }

        [MaxLength(2000)]
        public string? How { get; set; }

        [MaxLength(300)]
        public string? Where { get; set; }

        [MaxLength(300)]
        public string? ToWhom { get; set; }

        /// <summary>What the customer asks for.</summary>
        /// <example>The two boxes that are missing.</example>
        [MaxLength(2000)]
        public string? RemedySought { get; set; }

        /// <summary>Where we heard of it.</summary>
        [MaxLength(300)]
        public string? Source { get; set; }

        [MaxLength(4000)]
        public string? Observation { get; set; }

        /// <summary>The case file it belongs to elsewhere.</summary>
        [MaxLength(100)]
        public string? CaseFile { get; set; }

        /// <summary>Set by the import and by staff's doors, never read from a request.</summary>
        [JsonIgnore]
        public string? ImportKey { get; set; }

        [JsonIgnore]
        public Owner? Owner { get; set; }

        /// <summary>Chosen beforehand by a form of ours, so that sending it twice makes one case.</summary>
        [JsonIgnore]
        public Id<Case>? Id { get; set; }

        /// <summary>What came with the words.</summary>
        [JsonIgnore]
        public IReadOnlyList<StoredFile> Files { get; set; } = [];

        /// <summary>Set by acts that know the customer.</summary>
        internal Id<Domain.Customers.Customer>? OnRecord { get; set; }

        internal Registration Read(Catalogue.Snapshot known, Actor actor, DateTimeOffset now) =>
            RegistrationReader.Read(this, known, actor, now);
    }
}

/// <summary>The new case, as its door tells it.</summary>
public sealed record Registered(Id<Case> Id, string Number, DateTimeOffset AnswerDueAt, DateTimeOffset ReceivedAt)
{
    /// <summary>The case as it was written, and what it was made of; null where it was there before.</summary>
    internal (Case Case, RegistrationDraft Draft)? Made { get; init; }
}
