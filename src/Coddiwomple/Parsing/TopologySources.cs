using Coddiwomple.Output;
using Coddiwomple.Text;

namespace Coddiwomple.Parsing;

/// <summary>
/// Takes what the user named (files, folders, <c>-</c>), gives the texts to parse, sorted by path and each file once. The only place of this stage that touches files.
/// </summary>
public sealed class TopologySources
{
    private const string DefaultFile = "topology.yaml";

    private readonly Dictionary<string, SourceFile> _byRealPath = new(StringComparer.Ordinal);
    private readonly HashSet<string> _visitedFolders = new(StringComparer.Ordinal);
    private readonly string? _outputFolder;
    private int _topologiesSeen;

    private readonly string _noun;

    private TopologySources(string? outputFolder, string noun)
    {
        _noun = noun;
        _outputFolder = outputFolder is null ? null : RealPath.Of(outputFolder);
    }

    /// <summary>
    /// <paramref name="standardInput"/> is what was read from it, null where it was not; <paramref name="outputFolder"/> is not read as a source.
    /// </summary>
    /// <exception cref="CannotProceedException">A path cannot be read, or a folder holds no YAML file.</exception>
    public static ReadOnlyArray<SourceFile> Load(ReadOnlyArray<string> arguments, SourceFile? standardInput, string? outputFolder, string noun = "topology")
    {
        var sources = new TopologySources(outputFolder, noun);
        foreach (string argument in arguments.Length == 0 ? [DefaultFile] : arguments)
        {
            sources.Add(argument, standardInput, isDefault: arguments.Length == 0);
        }

        SourceFile[] files = [.. sources._byRealPath.Values];
        Array.Sort(files, (a, b) => Ordinal.Compare(a.Path, b.Path));
        return [.. files];
    }

    private void Add(string argument, SourceFile? standardInput, bool isDefault)
    {
        if (argument == "-")
        {
            _byRealPath["-"] = standardInput ?? throw new CannotProceedException("standard input was not read");
        }
        else if (Directory.Exists(argument))
        {
            _topologiesSeen = 0;
            bool isKnown = _visitedFolders.Contains(RealPath.Of(argument));
            AddFolder(argument);
            if (_topologiesSeen == 0 && !isKnown)
            {
                throw new CannotProceedException($"no {_noun} in the folder \"{Shown(argument)}\"", "it holds no *.yaml or *.yml file that is not generated");
            }
        }
        else if (isDefault && !File.Exists(argument))
        {
            throw new CannotProceedException($"there is no {DefaultFile} here", "name a topology file or folder, or make one with \"coddiwomple init\"");
        }
        else
        {
            AddFile(argument, skipGenerated: false);
        }
    }

    // Depth first; folders are remembered by their real path, so a link that leads back ends the descent.
    private void AddFolder(string folder)
    {
        string real = RealPath.Of(folder);
        if (!_visitedFolders.Add(real) || real == _outputFolder)
        {
            return;
        }

        string[] entries = Guard(folder, () => Directory.GetFileSystemEntries(folder));
        Array.Sort(entries, StringComparer.Ordinal);
        foreach (string entry in entries)
        {
            string name = Path.GetFileName(entry);
            if (Directory.Exists(entry))
            {
                if (!name.StartsWith('.'))
                {
                    AddFolder(entry);
                }
            }
            else if (name.EndsWith(".yaml", StringComparison.Ordinal) || name.EndsWith(".yml", StringComparison.Ordinal))
            {
                AddFile(entry, skipGenerated: true);
            }
        }
    }

    private void AddFile(string path, bool skipGenerated)
    {
        string real = RealPath.Of(path);
        if (_byRealPath.ContainsKey(real))
        {
            _topologiesSeen++;
            return;
        }

        byte[]? content = Guard(path, () => Read(path));
        if (content is { } start && skipGenerated && GeneratedHeader.IsOn(start))
        {
            return;
        }

        _topologiesSeen++;
        _byRealPath.Add(real, content is { } bytes ? SourceDecoder.Decode(Shown(path), bytes) : SourceDecoder.TooLarge(Shown(path)));
    }

    // Only as much as is allowed, null where there is more: the path may be a device or a pipe that never ends.
    private static byte[]? Read(string path)
    {
        using FileStream stream = File.OpenRead(path);
        if (stream.CanSeek && stream.Length > SourceDecoder.SizeLimit)
        {
            return null;
        }

        using var content = new MemoryStream(stream.CanSeek ? (int)stream.Length : 0);
        byte[] chunk = new byte[64 * 1024];
        int count;
        while ((count = stream.Read(chunk)) > 0)
        {
            content.Write(chunk, 0, count);
            if (content.Length > SourceDecoder.SizeLimit)
            {
                return null;
            }
        }

        return content.Length == content.Capacity ? content.GetBuffer() : content.ToArray();
    }

    private static string Shown(string path) => path.Replace('\\', '/');

    private static T Guard<T>(string path, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            string reason = e switch
            {
                FileNotFoundException or DirectoryNotFoundException => "there is no such file or folder",
                UnauthorizedAccessException => "permission denied",
                _ => e.Message,
            };
            throw new CannotProceedException($"cannot read \"{Shown(path)}\": {reason}", inner: e);
        }
    }
}
