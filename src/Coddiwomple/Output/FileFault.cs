namespace Coddiwomple.Output;

/// <summary>Turns what the operating system refused into the one exception for "could not do the job".</summary>
internal static class FileFault
{
    public static bool Is(Exception e) => e is IOException or UnauthorizedAccessException;

    /// <summary>Whether what was to be opened, or the folder that it was to be in, is not there: another run may have removed it just now.</summary>
    public static bool IsGone(Exception e) => e is FileNotFoundException or DirectoryNotFoundException;

    /// <summary>Does something if it can be done, to tidy up: what fails is either reported already, or left to a later run.</summary>
    public static void Try(Action action)
    {
        try
        {
            action();
        }
        catch (Exception e) when (Is(e))
        {
            // Nothing depends on it.
        }
    }

    public static CannotProceedException Reading(string path, Exception e) => new($"cannot read \"{path}\": {Reason(e)}", null, e);

    public static CannotProceedException Writing(string path, Exception e) => new(
        $"cannot write \"{path}\": {Reason(e)}",
        "every file there is whole; once the cause is gone, run again to complete the folder",
        e);

    /// <summary>Gives the reason without the machine's own spelling of the path, which the message names as the user knows it.</summary>
    public static string Reason(Exception e)
    {
        if (e is UnauthorizedAccessException)
        {
            return "permission denied";
        }

        if (IsGone(e))
        {
            return "there is no such file or folder";
        }

        string text = e.Message.TrimEnd('.');
        if (text.StartsWith("The file '", StringComparison.Ordinal) && text.EndsWith("' already exists", StringComparison.Ordinal))
        {
            return "a file is in the way";
        }

        int path = text.IndexOf(" : '", StringComparison.Ordinal);
        string reason = path < 0 ? text : text[..path];
        return reason.Length > 1 && char.IsUpper(reason[0]) && char.IsLower(reason[1]) ? char.ToLowerInvariant(reason[0]) + reason[1..] : reason;
    }
}
