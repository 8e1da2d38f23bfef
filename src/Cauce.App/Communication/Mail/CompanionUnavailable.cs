namespace Cauce.App.Communication.Mail;

/// <summary>Why the companion gave no answer.</summary>
internal enum CompanionTrouble
{
    /// <summary>Node.js is not installed, or not where the settings say.</summary>
    NodeMissing,

    /// <summary>The bundled script does not stand beside the application.</summary>
    ScriptMissing,

    /// <summary>It ended, or was ended because its heartbeat stopped, while the request was under way.</summary>
    Stopped,

    /// <summary>It failed repeatedly and is not started again before its rest is over.</summary>
    Resting,

    /// <summary>It is alive but did not answer this request in time.</summary>
    DeadlinePassed,
}

/// <summary>The companion gave no answer. Nothing is known to be wrong with the request.</summary>
internal sealed class CompanionUnavailable(CompanionTrouble trouble, string message, Exception? cause = null)
    : Exception(message, cause)
{
    public CompanionTrouble Trouble { get; } = trouble;
}
