using Microsoft.Win32.SafeHandles;

namespace Coddiwomple.Output;

/// <summary>
/// A file written beside its place and then moved onto it, so that whoever looks sees the old bytes or the new ones, never half of them. Nothing is
/// flushed to the device: a killed process loses nothing that the kernel has accepted, and after a power cut the next run compares every byte anyway.
/// </summary>
internal static class TemporaryFile
{
    /// <summary>How much is written at a time.</summary>
    public const int BufferSize = 128 << 10;

    private const string Suffix = ".coddiwomple.tmp";

    /// <summary>Gives the temporary path of "kind2/mesh.yaml": "kind2/.mesh.yaml.coddiwomple.tmp".</summary>
    public static string PathOf(ReadOnlySpan<char> path)
    {
        int name = path.LastIndexOf('/') + 1;
        return string.Concat(path[..name], ".", path[name..], Suffix);
    }

    /// <summary>Whether a name is that of a temporary file, and whose: ".mesh.yaml.coddiwomple.tmp" is for "mesh.yaml".</summary>
    public static bool IsName(ReadOnlySpan<char> name, out ReadOnlySpan<char> target)
    {
        bool matches = name.Length > Suffix.Length + 1 && name[0] == '.' && name.EndsWith(Suffix, StringComparison.Ordinal);
        target = matches ? name[1..^Suffix.Length] : [];
        return matches;
    }

    /// <summary>Never opens what is already there: a name that came into being since the leftovers were removed may be a link to anywhere.</summary>
    public static SafeFileHandle Create(string place) => File.OpenHandle(place, FileMode.CreateNew, FileAccess.Write, FileShare.None);

    public static void Write(string place, ReadOnlySpan<byte> content)
    {
        using SafeFileHandle handle = Create(place);
        RandomAccess.Write(handle, content, 0);
    }

    public static void MoveInto(string temporary, string place) => File.Move(temporary, place, overwrite: true);
}
