namespace Cauce.App.Data;

/// <summary>What was asked for is not there, or the actor may not see it: nobody can tell which (404).</summary>
public sealed class MissingException(string what) : Exception(what + " not found");
