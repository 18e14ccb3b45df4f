using System.Text;

namespace Coddiwomple.Cli;

/// <summary>Writes files that a user will edit, so none that stands there with other content is ever overwritten.</summary>
internal static class NewFiles
{
    /// <summary>Writes all or nothing; gives the number of files written, those with equal content are left alone.</summary>
    public static int Write(IReadOnlyList<(string Path, string Text)> files)
    {
        var missing = new List<(string Path, string Text)>();
        foreach ((string path, string text) in files)
        {
            if (Directory.Exists(path) || (File.Exists(path) && File.ReadAllText(path) != text))
            {
                throw new CannotProceedException($"\"{path}\" exists already and is not overwritten", "move it away, or choose another folder");
            }

            if (!File.Exists(path))
            {
                missing.Add((path, text));
            }
        }

        foreach ((string path, string text) in missing)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path)) ?? path);
            using var stream = new FileStream(path, FileMode.CreateNew, FileAccess.Write);
            stream.Write(Encoding.UTF8.GetBytes(text));
        }

        return missing.Count;
    }
}
