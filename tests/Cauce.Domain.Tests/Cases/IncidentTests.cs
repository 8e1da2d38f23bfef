using Cauce.Domain.Cases;
using Cauce.Domain.Common;
using Cauce.Domain.Communication;
using Cauce.Domain.Identity;

namespace Cauce.Domain.Tests.Cases;

public sealed class IncidentTests
{
    private static Actor Ana => SomeCase.Ana;

    [Fact, Trait("Req", "C13")]
    public void A_case_becomes_part_of_an_incident_and_both_tell_it()
    {
        var (child, parent) = (new SomeCase().Case, new SomeCase().Case);
        child.Join(parent, Ana, SomeCase.Start);
        Assert.Equal(parent.Id, child.ParentId);
        Assert.Equal(1, parent.Children);
        Assert.Contains(child.TakeFreshHistory(), h => h.What == CaseHistory.Joined && h.ReadDetails()["other"] == parent.Number);
        var told = Assert.Single(parent.TakeFreshHistory(), h => h.What == CaseHistory.ChildJoined);
        Assert.DoesNotContain(told.ReadDetails().Keys, key => key == "other");
        child.Leave(parent, Ana, SomeCase.Start);
        Assert.Null(child.ParentId);
        Assert.Equal(0, parent.Children);
        Assert.Equal(IncidentRefusals.NotJoined, child.WhyNotLeave(parent));
    }

    [Fact]
    public void There_are_no_cycles_no_grandparents_and_no_second_parent()
    {
        var (child, parent, other) = (new SomeCase().Case, new SomeCase().Case, new SomeCase().Case);
        Assert.Equal(IncidentRefusals.ItsOwnParent, parent.WhyNotJoin(parent));
        child.Join(parent, Ana, SomeCase.Start);
        Assert.Equal(IncidentRefusals.AlreadyJoined, child.WhyNotJoin(parent));
        Assert.Equal(IncidentRefusals.HasParent, child.WhyNotJoin(other));
        Assert.Equal(IncidentRefusals.ParentIsChild, parent.WhyNotJoin(child));
        Assert.Equal(IncidentRefusals.ParentIsChild, other.WhyNotJoin(child));
        Assert.Equal("incident.has-children", parent.WhyNotJoin(other)!.Code);
        Assert.Equal("incident.has-children", parent.WhyNotMergeInto(other)!.Code);
    }

    [Fact, Trait("Req", "C13")]
    public void A_notice_answers_nothing_so_whoever_waits_for_an_answer_waits_still()
    {
        var some = new SomeCase();
        Message.Say(some.Case, MessageKind.FromCustomer, "¿Y mi caja?", SomeCase.Carmen, SomeCase.Start);
        var since = some.Case.WaitsForUsSince;
        Assert.NotNull(since);
        Message.Say(some.Case, MessageKind.Notice, "Estamos en ello.", Ana, SomeCase.Start.AddHours(1));
        Assert.Equal(since, some.Case.WaitsForUsSince);
        Assert.Throws<RefusedException>(() => Message.Say(some.Case, MessageKind.Notice, "Hola, {{name}}:", Ana, SomeCase.Start));
    }

    [Fact, Trait("Req", "A30")]
    public void Nobody_is_informed_by_a_way_they_have_not_or_once_they_are_off_the_list()
    {
        var some = new SomeCase().Case;
        Assert.Equal(PartyRefusals.NoContact, Assert.Throws<RefusedException>(
            () => AffectedParty.List(some, new PartyFacts("Vecina", "piso de abajo", null, null, "es"), Ana, SomeCase.Start)).Refusal);
        var party = AffectedParty.List(some, new PartyFacts("Vecina", "piso de abajo", null, "600111222", "es"), Ana, SomeCase.Start);
        Assert.Equal(PartyRefusals.NoSuchWay, party.WhyNotInform(NoticeWay.Email));
        var notice = Notice.Inform(some, party, NoticeWay.Phone, "Se ha cortado el agua.", Ana, SomeCase.Start);
        var told = Assert.Single(some.TakeFreshHistory(), h => h.What == PartyHistory.Informed);
        Assert.Equal(notice.AsContent().Digest, told.ContentDigest);
        Assert.DoesNotContain("Vecina", told.Details, StringComparison.Ordinal);
        party.Retire(some, Ana, SomeCase.Start);
        Assert.Equal(PartyRefusals.Retired, party.WhyNotInform(NoticeWay.Phone));
        Assert.Throws<RefusedException>(() => party.Retire(some, Ana, SomeCase.Start));
    }

    [Theory]
    [InlineData("es", null, "text", "circular.spanish-missing")]
    [InlineData("en", "texto", null, "circular.english-missing")]
    [InlineData("es", "texto", null, null)]
    public void A_language_is_demanded_only_of_who_reads_it(string reads, string? es, string? en, string? refused) =>
        Assert.Equal(refused, new CircularWords(CircularKind.Reply, es, en).WhyNotIn(reads)?.Code);

    [Fact]
    public void A_circular_is_in_one_hand_until_its_lease_runs_out()
    {
        var circular = new Circular(new SomeCase().Case, new CircularWords(CircularKind.Reply, "a", "b"), Ana, SomeCase.Start);
        var (one, other) = (Guid.NewGuid(), Guid.NewGuid());
        Assert.True(circular.TryHold(one, SomeCase.Start));
        Assert.False(circular.TryHold(other, SomeCase.Start.AddSeconds(10)));
        Assert.True(circular.TryHold(other, SomeCase.Start.AddSeconds(20)));
        Assert.Equal(CircularRefusals.Running, Assert.Throws<RefusedException>(() => circular.TryAgain(1)).Refusal);
        circular.Finish(SomeCase.Start);
        Assert.False(circular.TryHold(one, SomeCase.Start.AddDays(1)));
        Assert.Equal(CircularRefusals.NothingFailed, Assert.Throws<RefusedException>(() => circular.TryAgain(0)).Refusal);
    }
}
