using System.Globalization;
using Coddiwomple.Diagnostics;

namespace Coddiwomple.Cli.Formats;

/// <summary>
/// Spares people the same piece of information about thousands of places, as a large mesh has them: lets the first of each code through, and counts the others.
/// </summary>
internal sealed class InfoLimit
{
    private const int MostOfACode = 5;

    private readonly ArrayBuilder<Tally> _tallies = new();

    public bool LetsThrough(Diagnostic finding) => finding.Severity != Severity.Info || ++TallyOf(finding.Descriptor).Count <= MostOfACode;

    /// <summary>Gives what stands for the findings that were not let through, by code.</summary>
    public ReadOnlyArray<Diagnostic> Rest()
    {
        var rest = new ArrayBuilder<Diagnostic>();
        _tallies.Sort(static (a, b) => Ordinal.Compare(a.Descriptor.Code, b.Descriptor.Code));
        foreach (Tally tally in _tallies)
        {
            if (tally.Count > MostOfACode)
            {
                string message = string.Create(CultureInfo.InvariantCulture, $"{tally.Count - MostOfACode:N0} more like these");
                rest.Add(new Diagnostic(tally.Descriptor, null, message, "\"--format concise\" lists all of them", []));
            }
        }

        return rest.ToReadOnly();
    }

    private Tally TallyOf(DiagnosticDescriptor descriptor)
    {
        foreach (Tally known in _tallies)
        {
            if (known.Descriptor == descriptor)
            {
                return known;
            }
        }

        var tally = new Tally(descriptor);
        _tallies.Add(tally);
        return tally;
    }

    private sealed class Tally(DiagnosticDescriptor descriptor)
    {
        public DiagnosticDescriptor Descriptor { get; } = descriptor;

        public int Count { get; set; }
    }
}
