namespace Coddiwomple.Output;

/// <summary>How names of files compare, and which paths may be below an output folder at all.</summary>
internal static class FileNames
{
    public const int LongestPath = 1024;

    /// <summary>
    /// macOS and Windows usually hold one file for names that differ by case only. Taking them for two would prune, under its old spelling, a file
    /// that was just written; where the file system does tell them apart, taking them for one leaves a stale file behind: the lesser harm.
    /// </summary>
    public static StringComparer Comparer { get; } = IgnoresCase ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal;

    public static StringComparison Comparison => IgnoresCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;

    private static bool IgnoresCase => OperatingSystem.IsWindows() || OperatingSystem.IsMacOS();

    /// <summary>
    /// Whether this is a path that we could have written: relative, forward slashes, every part a plain name. No part starts with a dot, which rules
    /// out "..", our own folder and everybody's <c>.git</c>; no control character, backslash or colon, which mean something else elsewhere.
    /// </summary>
    public static bool IsPlainPath(ReadOnlySpan<char> path)
    {
        if (path.Length is 0 or > LongestPath || path[^1] == '/')
        {
            return false;
        }

        bool atStart = true;
        foreach (char c in path)
        {
            if ((atStart && c is ('/' or '.')) || c is < ' ' or (>= '\u007F' and <= '\u009F') or '\\' or ':' or '\uFFFD')
            {
                return false;
            }

            atStart = c == '/';
        }

        return true;
    }

    /// <summary>Splits "kind2/mesh.yaml" into "kind2" and "mesh.yaml"; the folder of a file at the top is "".</summary>
    public static void Split(ReadOnlySpan<char> path, out ReadOnlySpan<char> folder, out ReadOnlySpan<char> name)
    {
        // The library's search is fast once it is compiled, which it is not before the first hundred thousand files of a run are through.
        int slash = path.Length - 1;
        while (slash >= 0 && path[slash] != '/')
        {
            slash--;
        }

        folder = slash < 0 ? [] : path[..slash];
        name = path[(slash + 1)..];
    }
}
