namespace Coddiwomple.Diagnostics;

/// <summary>Spreads work on many items, which may report problems, over all cores; the reports come in the order of the items.</summary>
internal static class SharedWork
{
    // Starting threads costs more than they save below this many.
    private const int WorthSharing = 200;
    private const int Runs = 16;

    /// <summary>Does the items from the first index up to, but without, the second, and reports to a bag that is its own.</summary>
    public delegate void Step(int from, int to, DiagnosticBag diagnostics);

    public static void For(int count, DiagnosticBag diagnostics, Step step)
    {
        if (count < WorthSharing)
        {
            step(0, count, diagnostics);
            return;
        }

        var bags = new DiagnosticBag[Runs];
        int length = (count + Runs - 1) / Runs;
        Parallel.For(0, Runs, run =>
        {
            bags[run] = new DiagnosticBag();
            step(Math.Min(run * length, count), Math.Min((run + 1) * length, count), bags[run]);
        });
        foreach (DiagnosticBag bag in bags)
        {
            diagnostics.AddRange(bag.Items);
        }
    }
}
