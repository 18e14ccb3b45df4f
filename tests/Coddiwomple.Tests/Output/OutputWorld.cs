using System.Text;
using Coddiwomple.Output;

namespace Coddiwomple.Tests.Output;

/// <summary>A temporary folder with an output folder <c>out</c> in it, trees made of short texts, and what is on disk as one comparable text.</summary>
internal sealed class OutputWorld : IDisposable
{
    private static readonly DateTime s_longAgo = new(2001, 2, 3, 4, 5, 6, DateTimeKind.Utc);

    public OutputWorld(string? root = null)
    {
        // The real path, so that tests may compare paths.
        Root = root ?? Directory.CreateTempSubdirectory("coddiwomple-output-").FullName;
        Out = Path.Combine(Root, "out");
    }

    public string Root { get; }

    public string Out { get; }

    public void Dispose() => Directory.Delete(Root, recursive: true);

    public OutputFolder Open() => OutputFolder.Open(Out, [], null);

    public ChangeSet Compute(OutputTree tree, bool prune = true) => ChangeSet.Compute(tree, Open(), prune);

    public ChangeSet Write(OutputTree tree, bool prune = true, Action<string>? afterStep = null, double waitSeconds = 20)
    {
        using StagingFolder staging = Staging();
        try
        {
            return TreeWriter.Write(tree, staging, prune, TimeSpan.FromSeconds(waitSeconds), afterStep);
        }
        catch (Exception e) when (e is not CannotProceedException)
        {
            // A test's way to kill the run.
            staging.LetGo();
            throw;
        }
    }

    public StagingFolder Staging() => new(new Lazy<OutputFolder>(Open));

    public ChangeSet Write(params string[] files) => Write(Tree(files));

    /// <summary>Gives the content of a generated file.</summary>
    public static string Text(string body) => GeneratedHeader.For("topology.yaml") + body + "\n";

    /// <summary>Makes a tree of "path=body" or just "path", each under our header.</summary>
    public static OutputTree Tree(params string[] files) => Tree(files, partial: null);

    public static OutputTree Partial(string cluster, params string[] files) => Tree(files, cluster);

    public void Put(string path, string content)
    {
        string place = At(path);
        Directory.CreateDirectory(Path.GetDirectoryName(place)!);
        File.WriteAllText(place, content);
    }

    public string At(string path) => Path.Combine(Out, path);

    public string Read(string path) => File.ReadAllText(At(path));

    /// <summary>The listed paths, space-separated.</summary>
    public string Listed() => string.Join(' ', File.ReadAllLines(At(".coddiwomple/files")).Where(line => !line.StartsWith('#')));

    public void List(params string[] lines) => Put(".coddiwomple/files", string.Concat(lines.Select(line => line + "\n")));

    /// <summary>Every file and folder with its content, but for the run lock and what hides it.</summary>
    public string Shape() => Shape(Out);

    public static string Shape(string folder)
    {
        var lines = new List<string>();
        foreach (FileSystemInfo entry in new DirectoryInfo(folder).EnumerateFileSystemInfos("*", SearchOption.AllDirectories))
        {
            string path = Path.GetRelativePath(folder, entry.FullName).Replace('\\', '/');
            if (path is not (".coddiwomple/run.lock" or ".coddiwomple/.gitignore"))
            {
                lines.Add(entry is FileInfo file ? $"{path}: {file.LinkTarget ?? File.ReadAllText(file.FullName)}" : $"{path}/ {entry.LinkTarget}");
            }
        }

        lines.Sort(StringComparer.Ordinal);
        return string.Join('\n', lines);
    }

    /// <summary>Sets every time stamp below the output folder, and its own, to long ago.</summary>
    public void Age()
    {
        foreach (string path in Everything())
        {
            File.SetLastWriteTimeUtc(path, s_longAgo);
        }
    }

    /// <summary>What was written to since <see cref="Age"/>, space-separated; folders count where a name in them came, went or changed hands.</summary>
    public string Touched() =>
        string.Join(' ', Everything().Where(path => File.GetLastWriteTimeUtc(path) != s_longAgo).Select(path => Path.GetRelativePath(Out, path)).Order(StringComparer.Ordinal));

    private IEnumerable<string> Everything() => Directory.EnumerateFileSystemEntries(Out, "*", SearchOption.AllDirectories).Append(Out);

    private static OutputTree Tree(string[] files, string? partial)
    {
        var made = files
            .Select(file => file.Split('='))
            .Select(parts => new OutputFile(parts[0], Encoding.UTF8.GetBytes(Text(parts.Length > 1 ? parts[1] : parts[0]))))
            .OrderBy(file => file.Path, StringComparer.Ordinal)
            .ToArray();
        ReadOnlyArray<string> clusters = partial is null
            ? [.. made.Where(file => file.Path.Contains('/')).Select(file => file.Path.Split('/')[0]).Distinct()]
            : [partial];
        return new OutputTree([.. made], clusters, partial is not null, made.Length);
    }
}
