using System.Globalization;
using System.Text;

namespace Coddiwomple.Output;

/// <summary>What is in the way of a generated file and not ours: it is never overwritten, and nothing else is written either.</summary>
internal static class Obstacle
{
    private const int MostNamed = 50;

    /// <summary>Says what is in the way, or gives null if nothing is.</summary>
    public static string? Of(DiskEntry entry, FileMatch match, bool isListed) => (entry, match, isListed) switch
    {
        (DiskEntry.Folder, _, _) => "is a folder",
        (DiskEntry.Link, _, _) => "is a link",
        (DiskEntry.Beyond, _, _) => "would be reached through a link or a file",
        (_, FileMatch.Foreign, true) => "has lost coddiwomple's header, so it belongs to somebody else now",
        (_, FileMatch.Foreign, false) => "does not carry coddiwomple's header",
        (_, FileMatch.Generated, false) => $"carries coddiwomple's header but is not listed in {OwnedFiles.ListPath}",
        _ => null,
    };

    public static void ThrowIfAny(OutputFolder folder, ReadOnlyArray<OutputFile> files, string?[] obstacles)
    {
        int count = 0;
        var message = new StringBuilder();
        for (int i = 0; i < obstacles.Length; i++)
        {
            if (obstacles[i] is not null && count++ < MostNamed)
            {
                message.Append(count == 1 ? "" : ", ").Append('"').Append(folder.Describe(files[i].Path)).Append("\" ").Append(obstacles[i]);
            }
        }

        if (count == 0)
        {
            return;
        }

        if (count > MostNamed)
        {
            message.Append(CultureInfo.InvariantCulture, $", and {count - MostNamed} more");
        }

        throw new CannotProceedException(
            $"in the way of what is generated: {message}",
            "nothing was written; move or delete what is in the way, or choose another output folder");
    }
}
