using Cauce.App.Background;

namespace Cauce.App.Intake.Messengers;

/// <summary>Wakes the sorting when messages were kept on this node; what other nodes kept is found by its timer.</summary>
internal sealed class IncomingBell : Bell;
