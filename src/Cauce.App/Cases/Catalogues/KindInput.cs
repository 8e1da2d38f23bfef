using System.ComponentModel.DataAnnotations;
using Cauce.Domain.Cases;

namespace Cauce.App.Cases.Catalogues;

/// <summary>A kind of case, as the form has it.</summary>
public sealed class KindInput
{
    [MaxLength(40)]
    public string? Code { get; set; }

    [Required(ErrorMessageResourceType = typeof(Cases.Texts), ErrorMessageResourceName = nameof(Cases.Texts.Required))]
    [MaxLength(Text.MaxLine, ErrorMessageResourceType = typeof(Cases.Texts), ErrorMessageResourceName = nameof(Cases.Texts.TooLong))]
    public string? NameEs { get; set; }

    [MaxLength(Text.MaxLine, ErrorMessageResourceType = typeof(Cases.Texts), ErrorMessageResourceName = nameof(Cases.Texts.TooLong))]
    public string? NameEn { get; set; }

    [MaxLength(Text.MaxLine, ErrorMessageResourceType = typeof(Cases.Texts), ErrorMessageResourceName = nameof(Cases.Texts.TooLong))]
    public string? InvitationEs { get; set; }

    [MaxLength(Text.MaxLine, ErrorMessageResourceType = typeof(Cases.Texts), ErrorMessageResourceName = nameof(Cases.Texts.TooLong))]
    public string? InvitationEn { get; set; }

    public string? Phase { get; set; } = "contract";

    public string? Series { get; set; }

    public string? NumberFormat { get; set; } = CaseNumber.DefaultFormat;

    public string? Rigour { get; set; } = "light";

    public bool NeedsAcceptance { get; set; }

    public bool SilenceMayClose { get; set; }

    public bool Confidential { get; set; }

    public bool DeservesApology { get; set; }

    public bool OfferedOnPortal { get; set; }

    /// <summary><c>look</c> shows the number again without saving.</summary>
    public string? Act { get; set; }

    internal string ReadSeries() => (Series ?? "").Trim().ToUpperInvariant();

    internal string ReadFormat() => string.IsNullOrWhiteSpace(NumberFormat) ? CaseNumber.DefaultFormat : NumberFormat.Trim();

    internal static KindInput New() => new() { NeedsAcceptance = true, DeservesApology = true, OfferedOnPortal = true };

    internal static KindInput Of(Kind kind) => new()
    {
        Code = kind.Code,
        NameEs = kind.Name.Es,
        NameEn = kind.Name.En,
        InvitationEs = kind.Invitation.Es,
        InvitationEn = kind.Invitation.En,
        Phase = Choice.Write(kind.Phase),
        Series = kind.Series,
        NumberFormat = kind.NumberFormat,
        Rigour = Choice.Write(kind.Rigour),
        NeedsAcceptance = kind.NeedsAcceptance,
        SilenceMayClose = kind.SilenceMayClose,
        Confidential = kind.IsConfidential,
        DeservesApology = kind.DeservesApology,
        OfferedOnPortal = kind.OfferedOnPortal,
    };

    /// <exception cref="RefusedException">The series or its format cannot number these cases.</exception>
    internal void Fill(Kind kind, IEnumerable<Kind> others, string language)
    {
        CatalogueRules.WhyNotNumber(ReadSeries(), ReadFormat(), others, language).Enforce();
        kind.Describe(
            new LocalText(Text.Line(NameEs, nameof(NameEs)), Text.OptionalLine(NameEn, nameof(NameEn)) ?? ""),
            new LocalText(Text.OptionalLine(InvitationEs, nameof(InvitationEs)) ?? "", Text.OptionalLine(InvitationEn, nameof(InvitationEn)) ?? ""),
            Choice.Read<Phase>(Phase, nameof(Phase)) ?? Domain.Cases.Phase.Contract, kind.Position);
        kind.Number(ReadSeries(), ReadFormat());
        kind.Flow(Choice.Read<Rigour>(Rigour, nameof(Rigour)) ?? Domain.Cases.Rigour.Light, NeedsAcceptance, SilenceMayClose, Confidential);
        kind.Present(OfferedOnPortal, DeservesApology);
    }
}
