using Npgsql;

namespace Cauce.App.Tests;

/// <summary>A database of its own in the PostgreSQL that <c>CAUCE_TEST_POSTGRES</c> names; <c>bin/test</c> starts one.</summary>
internal sealed class TestDatabase
{
    private static readonly string Server = Environment.GetEnvironmentVariable("CAUCE_TEST_POSTGRES")
        ?? "Host=127.0.0.1;Port=54329;Username=postgres";

    private readonly string name = $"cauce_{Guid.NewGuid():n}";

    public string ConnectionString => $"{Server};Database={name};Maximum Pool Size=20";

    public static async Task<TestDatabase> Create()
    {
        var database = new TestDatabase();
        await Run($"CREATE DATABASE {database.name}");
        return database;
    }

    public Task Drop() => Run($"DROP DATABASE IF EXISTS {name} WITH (FORCE)");

    private static async Task Run(string sql)
    {
        await using var source = NpgsqlDataSource.Create($"{Server};Database=postgres;Pooling=false");
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
