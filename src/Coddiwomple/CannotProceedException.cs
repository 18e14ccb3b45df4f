namespace Coddiwomple;

/// <summary>
/// "Could not do the job": an unreadable or unwritable path, an unsafe output folder. The one exception for what is neither a user's mistake in a
/// topology (a diagnostic) nor a bug; the command line catches it once and exits with 2.
/// </summary>
public sealed class CannotProceedException(string message, string? hint = null, Exception? inner = null) : Exception(message, inner)
{
    public string? Hint { get; } = hint;
}
