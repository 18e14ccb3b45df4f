using Coddiwomple.Diagnostics;

namespace Coddiwomple.Cli;

/// <summary>What a run has to say; every format is made from this object and from nothing else.</summary>
internal sealed record Report(string Command, ReadOnlyArray<Diagnostic> Findings, Severity FailOn, RunOutcome? Outcome = null)
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
