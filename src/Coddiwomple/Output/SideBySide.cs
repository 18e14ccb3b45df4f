using Coddiwomple.Diagnostics;

namespace Coddiwomple.Output;

/// <summary>
/// Tells large files from others, and shares them out among the cores in groups that are gone through side by side, a piece of each file in turn: files of
/// different clusters hold much the same objects in the same order, so that what was read back for one is at hand for the next.
/// </summary>
internal static class SideBySide
{
    /// <summary>How much of one file is done before it is the next one's turn.</summary>
    public const int PieceSize = 32 << 10;

    private const int LargeFile = 1 << 20;
    private const int MostInGroup = 32;

    public static bool IsLarge(OutputFile file) => file.Content.Length >= LargeFile;

    public static void For(List<OutputFile> files, Action<List<OutputFile>> step)
    {
        if (files.Count == 0)
        {
            return;
        }

        int groups = Math.Min(files.Count, Math.Max(SharedWork.Cores, (files.Count + MostInGroup - 1) / MostInGroup));
        SharedWork.For(groups, (_, from, to) =>
        {
            for (int group = from; group < to; group++)
            {
                step(GroupOf(files, group, groups));
            }
        });
    }

    private static List<OutputFile> GroupOf(List<OutputFile> files, int group, int groups)
    {
        List<OutputFile> members = [];
        for (int i = group; i < files.Count; i += groups)
        {
            members.Add(files[i]);
        }

        return members;
    }
}
