using Cauce.Domain.Customers;

namespace Cauce.App.Data.Demo;

/// <summary>Who and what the cases of the demo are about.</summary>
internal sealed class DemoWorld(Stories stories, IReadOnlyList<Person> people, IReadOnlyList<Product> products, IReadOnlyList<Customer> customers)
{
    public Stories Stories => stories;

    public IReadOnlyList<Product> Products => products;

    public IReadOnlyList<Customer> Customers => customers;

    public IReadOnlyList<Person> People => people;

    public Person ResponsibleOf(int branch) => people.First(p => p.Branch == branch && p.Role == Role.Supervisor);

    /// <summary>One of the branch's agents; most of what is left lying is with the first, whose work the demo shows.</summary>
    public Person AgentOf(int branch, Dice dice, bool neglected)
    {
        var agents = people.Where(p => p.Branch == branch && p.IsAgent).ToList();
        return neglected && dice.Chance(0.7) ? agents[0] : dice.Of(agents);
    }
}
