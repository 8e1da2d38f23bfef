namespace Cauce.App;

/// <summary>Marks a verb: it says who may, loads, asks the domain, saves once. Acts are found by this at start.</summary>
public interface IAct;
