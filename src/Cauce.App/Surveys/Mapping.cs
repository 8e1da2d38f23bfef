using Cauce.Domain.Cases;
using Cauce.Domain.Surveys;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cauce.App.Surveys;

internal sealed class Mapping : IEntityTypeConfiguration<SurveyAnswer>
{
    public void Configure(EntityTypeBuilder<SurveyAnswer> answer)
    {
        answer.ToTable("survey_answers").HasKey(a => a.CaseId);
        answer.HasOne<Case>().WithOne().HasForeignKey<SurveyAnswer>(a => a.CaseId);
        answer.HasIndex(a => a.At);
    }
}
