using System.Text;
using Coddiwomple.Output;

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
            if (Directory.Exists(path) || (File.Exists(path) && Read(path) != text))
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
            string full = RealPath.FullOf(path);
            try
            {
                Directory.CreateDirectory(Path.GetDirectoryName(full) ?? full);
                using var stream = new FileStream(full, FileMode.CreateNew, FileAccess.Write);
                stream.Write(Encoding.UTF8.GetBytes(text));
            }
            catch (Exception e) when (FileFault.Is(e))
            {
                throw new CannotProceedException($"cannot write \"{path}\": {FileFault.Reason(e)}", "choose another folder, or mend the cause", e);
            }
        }

        return missing.Count;
    }

    private static string Read(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception e) when (FileFault.Is(e))
        {
            throw FileFault.Reading(path, e);
        }
    }
}
