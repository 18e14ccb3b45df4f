using System.Globalization;
using DiffPlex;
using DiffPlex.Model;

namespace Coddiwomple.Output;

/// <summary>Takes the lines of two texts, gives the hunks of a unified diff with three lines of context around every change.</summary>
internal static class DiffHunks
{
    private const int Context = 3;

    public static void Write(string[] old, string[] now, TextWriter writer)
    {
        IList<DiffBlock> blocks = Compare(old, now);
        for (int first = 0; first < blocks.Count;)
        {
            int last = first;
            while (last + 1 < blocks.Count && blocks[last + 1].DeleteStartA - EndOf(blocks[last]) <= 2 * Context)
            {
                last++;
            }

            WriteHunk(old, now, blocks, first, last, writer);
            first = last + 1;
        }
    }

    private static IList<DiffBlock> Compare(string[] old, string[] now)
    {
        if (old.Length == 0 || now.Length == 0)
        {
            return [new DiffBlock(0, old.Length, 0, now.Length)];
        }

        // The texts are split already: the differ is handed a sign for each.
        return new Differ().CreateCustomDiffs("old", "now", false, side => side == "old" ? old : now).DiffBlocks;
    }

    private static void WriteHunk(string[] old, string[] now, IList<DiffBlock> blocks, int first, int last, TextWriter writer)
    {
        int before = Math.Min(Context, blocks[first].DeleteStartA);
        int oldStart = blocks[first].DeleteStartA - before;
        int newStart = blocks[first].InsertStartB - before;
        int oldEnd = Math.Min(old.Length, EndOf(blocks[last]) + Context);
        int newEnd = blocks[last].InsertStartB + blocks[last].InsertCountB + (oldEnd - EndOf(blocks[last]));
        writer.Write($"@@ -{Range(oldStart, oldEnd)} +{Range(newStart, newEnd)} @@\n");
        int position = oldStart;
        for (int i = first; i <= last; i++)
        {
            DiffBlock block = blocks[i];
            WriteLines(' ', old, position, block.DeleteStartA, writer);
            WriteLines('-', old, block.DeleteStartA, EndOf(block), writer);
            WriteLines('+', now, block.InsertStartB, block.InsertStartB + block.InsertCountB, writer);
            position = EndOf(block);
        }

        WriteLines(' ', old, position, oldEnd, writer);
    }

    private static void WriteLines(char sign, string[] lines, int from, int to, TextWriter writer)
    {
        for (int i = from; i < to; i++)
        {
            writer.Write(sign);
            writer.Write(lines[i]);
            if (!lines[i].EndsWith('\n'))
            {
                writer.Write("\n\\ No newline at end of file\n");
            }
        }
    }

    // An empty range is named by the line before it.
    private static string Range(int from, int to) =>
        string.Create(CultureInfo.InvariantCulture, $"{(to > from ? from + 1 : from)},{to - from}");

    private static int EndOf(DiffBlock block) => block.DeleteStartA + block.DeleteCountA;
}
