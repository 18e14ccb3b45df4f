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

    /// <summary>Takes how many files there are, gives their indexes to <paramref name="step"/>, a group at a time.</summary>
    public static void For(int count, Action<List<int>> step)
    {
        if (count == 0)
        {
            return;
        }

        int groups = Math.Min(count, Math.Max(SharedWork.Cores, (count + MostInGroup - 1) / MostInGroup));
        SharedWork.For(groups, (_, from, to) =>
        {
            for (int group = from; group < to; group++)
            {
                step(GroupOf(count, group, groups));
            }
        });
    }

    /// <summary>Opens each file of a group, does a piece of each in turn until <paramref name="doNext"/> gives that it has no more, and closes them all.</summary>
    public static void InTurn<T>(int count, Func<int, T> open, Func<int, T, bool> doNext)
        where T : IDisposable?
    {
        List<T> files = new(count);
        var unfinished = new Queue<int>(count);
        try
        {
            for (int i = 0; i < count; i++)
            {
                files.Add(open(i));
                unfinished.Enqueue(i);
            }

            while (unfinished.TryDequeue(out int i))
            {
                if (doNext(i, files[i]))
                {
                    unfinished.Enqueue(i);
                }
            }
        }
        finally
        {
            files.ForEach(static file => file?.Dispose());
        }
    }

    private static List<int> GroupOf(int count, int group, int groups)
    {
        List<int> members = [];
        for (int i = group; i < count; i += groups)
        {
            members.Add(i);
        }

        return members;
    }
}
