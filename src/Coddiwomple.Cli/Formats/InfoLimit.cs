using Coddiwomple.Diagnostics;

namespace Coddiwomple.Cli.Formats;

/// <summary>Spares people the same piece of information about thousands of places, as a large mesh has them.</summary>
internal static class InfoLimit
{
    private const int MostOfACode = 5;

    /// <summary>Gives the findings without the pieces of information that follow the first few of their code, and at the end how many those are.</summary>
    public static ReadOnlyArray<Diagnostic> Apply(ReadOnlyArray<Diagnostic> findings)
    {
        var shown = new ArrayBuilder<Diagnostic>();
        var tallies = new ArrayBuilder<Tally>();
        foreach (Diagnostic finding in findings)
        {
            if (finding.Severity != Severity.Info || ++Find(tallies, finding.Descriptor).Count <= MostOfACode)
            {
                shown.Add(finding);
            }
        }

        tallies.Sort(static (a, b) => Ordinal.Compare(a.Descriptor.Code, b.Descriptor.Code));
        foreach (Tally tally in tallies)
        {
            if (tally.Count > MostOfACode)
            {
                string message = Summary.Number(tally.Count - MostOfACode) + " more like these";
                shown.Add(new Diagnostic(tally.Descriptor, null, message, "\"--format concise\" lists all of them", []));
            }
        }

        return shown.ToReadOnly();
    }

    private static Tally Find(ArrayBuilder<Tally> tallies, DiagnosticDescriptor descriptor)
    {
        foreach (Tally known in tallies)
        {
            if (known.Descriptor == descriptor)
            {
                return known;
            }
        }

        var tally = new Tally(descriptor);
        tallies.Add(tally);
        return tally;
    }

    private sealed class Tally(DiagnosticDescriptor descriptor)
    {
        public DiagnosticDescriptor Descriptor { get; } = descriptor;

        public int Count { get; set; }
    }
}
