using Cauce.App.Cases;
using Cauce.App.Data;
using Cauce.Domain.Surveys;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Surveys;

/// <summary>The customer rates how the case was handled, with the tracking key as the only credential.</summary>
public sealed class AnswerSurvey(Writer writer) : IAct
{
    /// <exception cref="RefusedException">The case is not closed, was rated before, or a rating is missing.</exception>
    /// <exception cref="MissingException">The key opens nothing.</exception>
    public Task Do(string key, Input input, Actor actor, CancellationToken cancel = default)
    {
        var ratings = input.Read();
        return writer.Do(async work =>
        {
            var rated = await work.CaseByTrackingKey(TrackingKeys.Hash(key));
            var before = await work.Db.Set<SurveyAnswer>().AnyAsync(a => a.CaseId == rated.Id);
            work.Insert(SurveyAnswer.Give(rated, ratings, before, actor, work.Now));
        }, cancel);
    }

    /// <summary>As a form sends it: digits, and <c>none</c> or nothing for a compensation that does not apply.</summary>
    public sealed class Input
    {
        public string? Solution { get; set; }

        public string? Time { get; set; }

        public string? Treatment { get; set; }

        public string? Redress { get; set; }

        public string? Comment { get; set; }

        internal Ratings Read() => new(Rating(Solution), Rating(Time), Rating(Treatment), Redress == "none" ? null : Rating(Redress), Comment);

        /// <summary>What is no number becomes 0, which the domain refuses.</summary>
        private static int? Rating(string? given) =>
            string.IsNullOrWhiteSpace(given) ? null : int.TryParse(given, System.Globalization.CultureInfo.InvariantCulture, out var rating) ? rating : 0;
    }
}
