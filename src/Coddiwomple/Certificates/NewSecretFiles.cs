using System.Text;
using Coddiwomple.Output;

namespace Coddiwomple.Certificates;

/// <summary>
/// Files that are written together: each is whole in a temporary file before the first is moved into its place, secret ones are never readable by
/// others, not even for a moment, and what stands there is kept unless it may be overwritten.
/// </summary>
internal sealed class NewSecretFiles(bool overwrite)
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OthersRead = OwnerOnly | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    private readonly List<(string Path, string Text, bool IsSecret)> _files = [];

    public static bool IsTaken(string path) => File.Exists(path) || Directory.Exists(path) || new FileInfo(path).LinkTarget is not null;

    public void Add(string path, string text, bool isSecret) => _files.Add((path, text, isSecret));

    public void Write()
    {
        foreach ((string path, _, _) in _files)
        {
            CheckPlace(path);
        }

        var temporaries = new List<string>();
        try
        {
            foreach ((string path, string text, bool isSecret) in _files)
            {
                string temporary = WriteTemporary(path, text, isSecret);
                temporaries.Add(temporary);
            }

            for (int i = 0; i < _files.Count; i++)
            {
                File.Move(temporaries[i], _files[i].Path, overwrite);
            }
        }
        catch (Exception e) when (FileFault.Is(e))
        {
            throw FileFault.Writing(Path.GetDirectoryName(_files[0].Path) ?? _files[0].Path, e);
        }
        finally
        {
            temporaries.ForEach(File.Delete);
        }
    }

    private void CheckPlace(string path)
    {
        if (OutputFolderAbove(path) is { } folder)
        {
            throw new CannotProceedException(
                $"refusing to write \"{path}\": \"{folder}\" is an output folder of coddiwomple, which is meant to be committed",
                "keep certificates and keys in a folder of their own, outside of it");
        }

        if (Directory.Exists(path))
        {
            throw new CannotProceedException($"\"{path}\" is a folder");
        }

        if (!overwrite && IsTaken(path))
        {
            throw new CannotProceedException($"\"{path}\" exists already and is not overwritten", "--force overwrites it; keys that are overwritten cannot be brought back");
        }
    }

    // The list of owned files makes a folder one that gen writes; links are followed first.
    private static string? OutputFolderAbove(string path)
    {
        for (string? folder = Path.GetDirectoryName(RealPath.Of(path)); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(Path.Combine(folder, OutputFolder.OwnFolder, OwnedFiles.Name)))
            {
                return folder;
            }
        }

        return null;
    }

    private static string WriteTemporary(string path, string text, bool isSecret)
    {
        string temporary = TemporaryFile.PathOf(path.Replace('\\', '/'));
        CreateFolder(Path.GetDirectoryName(Path.GetFullPath(path)) ?? path);

        // A leftover of a killed run, or what somebody put there to catch the key: never opened, only removed.
        File.Delete(temporary);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = isSecret ? OwnerOnly : OthersRead;
        }

        using var stream = new FileStream(temporary, options);
        stream.Write(Encoding.UTF8.GetBytes(text));
        return temporary;
    }

    private static void CreateFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, OwnerOnly | UnixFileMode.UserExecute);
        }
    }
}
