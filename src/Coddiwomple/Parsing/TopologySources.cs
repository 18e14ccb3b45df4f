using Coddiwomple.Output;
using Coddiwomple.Text;

namespace Coddiwomple.Parsing;

/// <summary>
/// Takes what the user named (files, folders, <c>-</c>), gives the texts to parse, sorted by path and each file once. The only place of this stage that touches files.
/// </summary>
public sealed class TopologySources
{
    private const string DefaultFile = "topology.yaml";

    private readonly List<SourceFile> _files = [];
    private readonly HashSet<string> _realPaths = new(StringComparer.Ordinal);
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
        if (arguments.IsEmpty)
        {
            sources.Add(DefaultFile, standardInput, isDefault: true);
        }

        foreach (string argument in arguments)
        {
            sources.Add(argument, standardInput, isDefault: false);
        }

        sources._files.Sort(static (a, b) => Ordinal.Compare(a.Path, b.Path));
        return [.. sources._files];
    }

    private void Add(string argument, SourceFile? standardInput, bool isDefault)
    {
        if (argument == "-")
        {
            SourceFile file = standardInput ?? throw new CannotProceedException("standard input was not read");
            if (_realPaths.Add(argument))
            {
                _files.Add(file);
            }
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

        foreach (string entry in EntriesOf(folder))
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
        if (_realPaths.Contains(real))
        {
            _topologiesSeen++;
            return;
        }

        bool isWhole = TryRead(path, out ReadOnlySpan<byte> content);
        if (isWhole && skipGenerated && GeneratedHeader.IsOn(content))
        {
            return;
        }

        _topologiesSeen++;
        _realPaths.Add(real);
        _files.Add(isWhole ? SourceDecoder.Decode(Shown(path), content) : SourceDecoder.TooLarge(Shown(path)));
    }

    private static string[] EntriesOf(string folder)
    {
        try
        {
            string[] entries = Directory.GetFileSystemEntries(folder);
            Array.Sort(entries, StringComparer.Ordinal);
            return entries;
        }
        catch (Exception e) when (IsUnreadable(e))
        {
            throw Unreadable(folder, e);
        }
    }

    // Only as much as is allowed, false where there is more: the path may be a device or a pipe that never ends.
    private static bool TryRead(string path, out ReadOnlySpan<byte> content)
    {
        content = [];
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
            if (file.CanSeek && file.Length > SourceDecoder.SizeLimit)
            {
                return false;
            }

            // Room for a byte more, since only reading tells that there is none.
            byte[] bytes = new byte[(file.CanSeek ? file.Length : 4096) + 1];
            int length = 0;
            int count;
            while ((count = file.Read(bytes.AsSpan(length))) > 0)
            {
                length += count;
                if (length > SourceDecoder.SizeLimit)
                {
                    return false;
                }

                if (length == bytes.Length)
                {
                    Array.Resize(ref bytes, length * 2);
                }
            }

            content = bytes.AsSpan(0, length);
            return true;
        }
        catch (Exception e) when (IsUnreadable(e))
        {
            throw Unreadable(path, e);
        }
    }

    private static string Shown(string path) => path.Replace('\\', '/');

    private static bool IsUnreadable(Exception e) => e is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException;

    private static CannotProceedException Unreadable(string path, Exception e) => FileFault.Reading(Shown(path), e);
}
