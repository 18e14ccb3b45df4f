using System.Runtime.CompilerServices;
using System.Text;

namespace Coddiwomple.Tests;

/// <summary>
/// Compares what a test made with what is kept under <c>testdata/</c>, byte for byte. What differs is written beside the kept file
/// (<c>x.verified.txt</c> → <c>x.received.txt</c>, <c>x.out</c> → <c>x.received.out</c>, <c>expected/</c> → <c>expected.received/</c>; git ignores them);
/// <c>CODDIWOMPLE_ACCEPT=1</c> (<c>make golden</c>) keeps what was made instead.
/// </summary>
internal static class Golden
{
    private static readonly bool s_accept = Environment.GetEnvironmentVariable("CODDIWOMPLE_ACCEPT") == "1";

    /// <summary>The folder that holds Coddiwomple.sln.</summary>
    public static string Repository { get; } = FindRepository();

    /// <summary>Gives the full path of a file or folder under <c>testdata/</c>.</summary>
    public static string TestData(params string[] parts) => Path.Combine([Repository, "testdata", .. parts]);

    /// <summary>Gives a folder of the shared material beside the repository, or null where it is missing: such tests are skipped visibly.</summary>
    public static string? Shared(string folder)
    {
        string path = Path.Combine(Repository, "..", "shared", folder);
        return Directory.Exists(path) ? Path.GetFullPath(path) : null;
    }

    /// <summary>Compares a text with the file at <paramref name="path"/> (a full path, see <see cref="TestData"/>).</summary>
    public static void Match(string path, string actual, bool? accept = null) => Match(path, Encoding.UTF8.GetBytes(actual), accept);

    public static void Match(string path, ReadOnlySpan<byte> actual, bool? accept = null)
    {
        string received = ReceivedName(path);
        byte[]? expected = File.Exists(path) ? File.ReadAllBytes(path) : null;
        if (expected is not null && actual.SequenceEqual(expected))
        {
            File.Delete(received);
            return;
        }

        bool keep = accept ?? s_accept;
        Write(keep ? path : received, actual);
        if (!keep)
        {
            Assert.Fail($"{Relative(path)}: {Difference(expected, actual)}");
        }

        File.Delete(received);
    }

    /// <summary>Compares files (path with forward slashes → content) with the whole of a folder: none may be missing, different or too many.</summary>
    public static void MatchFolder(string folder, IReadOnlyDictionary<string, byte[]> actual, bool? accept = null)
    {
        var problems = new List<string>();
        IReadOnlyDictionary<string, byte[]> expected = ReadFolder(folder);
        foreach (string path in expected.Keys.Union(actual.Keys).Order(StringComparer.Ordinal))
        {
            if (!actual.TryGetValue(path, out byte[]? made))
            {
                problems.Add($"{path}: expected, but not made");
            }
            else if (!expected.TryGetValue(path, out byte[]? kept) || !made.AsSpan().SequenceEqual(kept))
            {
                problems.Add($"{path}: {Difference(expected.GetValueOrDefault(path), made)}");
            }
        }

        string received = folder.TrimEnd('/', '\\') + ".received";
        RemoveFolder(received);
        if (problems.Count == 0)
        {
            return;
        }

        bool keep = accept ?? s_accept;
        string target = keep ? folder : received;
        RemoveFolder(target);
        foreach ((string path, byte[] content) in actual)
        {
            Write(Path.Combine(target, path), content);
        }

        if (!keep)
        {
            Assert.Fail($"{Relative(folder)}: {problems.Count} files differ\n  {string.Join("\n  ", problems)}");
        }
    }

    /// <summary>Reads every file below a folder; an absent folder has none.</summary>
    public static IReadOnlyDictionary<string, byte[]> ReadFolder(string folder)
    {
        var files = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
        if (Directory.Exists(folder))
        {
            foreach (string file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
            {
                files.Add(Path.GetRelativePath(folder, file).Replace('\\', '/'), File.ReadAllBytes(file));
            }
        }

        return files;
    }

    private static string ReceivedName(string path)
    {
        string name = Path.GetFileName(path);
        string received = name.Contains(".verified.", StringComparison.Ordinal)
            ? name.Replace(".verified.", ".received.", StringComparison.Ordinal)
            : $"{Path.GetFileNameWithoutExtension(name)}.received{Path.GetExtension(name)}";
        return Path.Combine(Path.GetDirectoryName(path) ?? "", received);
    }

    private static string Difference(byte[]? expected, ReadOnlySpan<byte> actual)
    {
        if (expected is null)
        {
            return "nothing is kept for it yet";
        }

        string[] kept = Encoding.UTF8.GetString(expected).Split('\n');
        string[] made = Encoding.UTF8.GetString(actual).Split('\n');
        int line = 0;
        while (line < kept.Length && line < made.Length && kept[line] == made[line])
        {
            line++;
        }

        return $"differs from line {line + 1} on\n    expected: {LineOrEnd(kept, line)}\n    made:     {LineOrEnd(made, line)}";
    }

    private static string LineOrEnd(string[] lines, int index) =>
        index < lines.Length ? lines[index].Replace("\r", "\\r", StringComparison.Ordinal) : "(end of file)";

    private static void Write(string path, ReadOnlySpan<byte> content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path) ?? ".");
        File.WriteAllBytes(path, content);
    }

    private static void RemoveFolder(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Relative(string path) => Path.GetRelativePath(Repository, path).Replace('\\', '/');

    private static string FindRepository([CallerFilePath] string thisFile = "")
    {
        // Deterministic builds may map source paths away; then the folder of the test assembly leads there as well.
        foreach (string? start in new[] { Path.GetDirectoryName(thisFile), AppContext.BaseDirectory })
        {
            for (DirectoryInfo? folder = start is null ? null : new DirectoryInfo(start); folder is not null; folder = folder.Parent)
            {
                if (File.Exists(Path.Combine(folder.FullName, "Coddiwomple.sln")))
                {
                    return folder.FullName;
                }
            }
        }

        throw new InvalidOperationException("Coddiwomple.sln was not found above the tests");
    }
}
