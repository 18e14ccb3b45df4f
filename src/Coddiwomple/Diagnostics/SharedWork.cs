using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;

namespace Coddiwomple.Diagnostics;

/// <summary>Spreads work on many items over all cores: in few, long runs of neighbours, or item by item where each core needs a tool of its own.</summary>
internal static class SharedWork
{
    // Starting threads costs more than they save below this many.
    private const int WorthSharing = 200;
    private const int Runs = 16;

#pragma warning disable RS0030 // How many work at it is nothing that a result depends on.
    /// <summary>How many threads can work at the same time.</summary>
    public static int Cores { get; } = Environment.ProcessorCount;
#pragma warning restore RS0030

    /// <summary>Does the items from the first index up to, but without, the second, and reports to a bag that is its own.</summary>
    public delegate void Step(int from, int to, DiagnosticBag diagnostics);

    /// <summary>For work that may report problems: the reports come in the order of the items.</summary>
    public static void For(int count, DiagnosticBag diagnostics, Step step) => For(count, count, diagnostics, step);

    /// <summary>The same for items that each go through many: <paramref name="size"/> is how many all of them go through.</summary>
    public static void For(int count, int size, DiagnosticBag diagnostics, Step step)
    {
        if (size < WorthSharing)
        {
            step(0, count, diagnostics);
            return;
        }

        var bags = new DiagnosticBag?[Runs];
        For(count, (run, from, to) => step(from, to, bags[run] = new DiagnosticBag()));
        foreach (DiagnosticBag? bag in bags)
        {
            diagnostics.AddRange(bag?.Items ?? []);
        }
    }

    /// <summary>
    /// For work that needs a tool which is dear to make and serves one thread at a time: one is made for each core and takes item after item; at the end
    /// <paramref name="putAway"/> gets it. What one throws is thrown as it is.
    /// </summary>
    public static void For<TTool>(int count, Func<TTool> make, Action<TTool, int> step, Action<TTool>? putAway = null)
    {
        int taken = 0;
        Share(() => Parallel.For(0, Cores, _ =>
        {
            int index = Interlocked.Increment(ref taken) - 1;
            if (index >= count)
            {
                return;
            }

            TTool tool = make();
            for (; index < count; index = Interlocked.Increment(ref taken) - 1)
            {
                step(tool, index);
            }

            putAway?.Invoke(tool);
        }));
    }

    /// <summary>
    /// Gives what is made of each item, in their order. For items that are made only when their turn comes: no more of them are there at a time than there
    /// are cores. What one throws is thrown as it is.
    /// </summary>
    public static TResult[] Select<TItem, TResult>(IEnumerable<TItem> items, Func<TItem, TResult> make)
    {
        var results = new SortedList<long, TResult>();
        Share(() => Parallel.ForEach(Partitioner.Create(items, EnumerablePartitionerOptions.NoBuffering), (item, _, index) =>
        {
            TResult result = make(item);
            lock (results)
            {
                results.Add(index, result);
            }
        }));
        return [.. results.Values];
    }

    /// <summary>Does every run: its number, its first index and the one after its last. What one throws is thrown as it is.</summary>
    public static void For(int count, Action<int, int, int> step)
    {
        int length = (count + Runs - 1) / Runs;
        Share(() => Parallel.ForEach(Partitioner.Create(0, count, length), range => step(range.Item1 / length, range.Item1, range.Item2)));
    }

    private static void Share(Action work)
    {
        try
        {
            work();
        }
        catch (AggregateException e) when (e.InnerException is not null)
        {
            ExceptionDispatchInfo.Throw(e.InnerException);
        }
    }
}
