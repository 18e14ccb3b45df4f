using System.Collections.Immutable;
using Coddiwomple.Diagnostics;

namespace Coddiwomple.Cli;

/// <summary>What a run has to say; every format is made from this object and from nothing else.</summary>
internal sealed record Report(string Command, ImmutableArray<Diagnostic> Findings, Severity FailOn, RunOutcome? Outcome = null)
{
    public int Errors => Count(Severity.Error);

    public int Warnings => Count(Severity.Warning);

    public int Infos => Count(Severity.Info);

    /// <summary>Whether there is a finding at or above <c>--fail-on</c>.</summary>
    public bool Fails
    {
        get
        {
            foreach (Diagnostic finding in Findings)
            {
                if (finding.Severity >= FailOn)
                {
                    return true;
                }
            }

            return false;
        }
    }

    private int Count(Severity severity)
    {
        int count = 0;
        foreach (Diagnostic finding in Findings)
        {
            count += finding.Severity == severity ? 1 : 0;
        }

        return count;
    }
}

/// <summary>What <c>gen</c> did, or would do: files by path below the output folder.</summary>
internal sealed record RunOutcome(
    int Clusters,
    int Objects,
    ImmutableArray<string> Created,
    ImmutableArray<string> Updated,
    ImmutableArray<string> Deleted,
    int Unchanged,
    bool IsWritten,
    TimeSpan Duration)
{
    public bool IsUpToDate => Created.IsEmpty && Updated.IsEmpty && Deleted.IsEmpty;
}
