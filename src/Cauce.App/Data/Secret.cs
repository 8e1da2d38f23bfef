namespace Cauce.App.Data;

/// <summary>Random bytes that all nodes share, made once: what tracking keys are derived from, the key ring.</summary>
public sealed class Secret(string name, byte[] value)
{
    public string Name { get; private set; } = name;

    public byte[] Value { get; private set; } = value;
}
