using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Data;

/// <summary>Random bytes that all nodes share, made once: what tracking keys are derived from, what letters are signed with.</summary>
public sealed class Secret(string name, byte[] value)
{
    private const int Length = 32;

    public string Name { get; private set; } = name;

    public byte[] Value { get; private set; } = value;

    /// <summary>The bytes of this name; made when they are first asked for, at a start.</summary>
    public static async Task<byte[]> Of(string name, AppDb db, CancellationToken cancel)
    {
        if (await db.Set<Secret>().FirstOrDefaultAsync(s => s.Name == name, cancel) is { } stored)
            return stored.Value;
        var made = new Secret(name, RandomNumberGenerator.GetBytes(Length));
        db.Add(made);
        await db.SaveChangesAsync(cancel);
        return made.Value;
    }
}
