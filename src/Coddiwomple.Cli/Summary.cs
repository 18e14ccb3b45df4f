using System.Globalization;

namespace Coddiwomple.Cli;

/// <summary>The one line that says how a run went.</summary>
internal static class Summary
{
    public static string OfFindings(Report report)
    {
        if (report.Findings.IsEmpty)
        {
            return "no problems found";
        }

        var parts = new List<string>();
        Add(report.Errors, "error");
        Add(report.Warnings, "warning");
        if (report.Infos > 0)
        {
            parts.Add($"{Number(report.Infos)} for information");
        }

        return string.Join(", ", parts);

        void Add(int count, string noun)
        {
            if (count > 0)
            {
                parts.Add(Counted(count, noun));
            }
        }
    }

    /// <summary>As in "12 clusters, 3,400 objects: 3 created, 1 updated, 0 deleted, 3,396 unchanged in 0.4 s"; what changes is counted in files.</summary>
    public static string OfOutcome(RunOutcome outcome)
    {
        string to = outcome.IsWritten ? "" : "to ";
        (string create, string update, string delete) = outcome.IsWritten ? ("created", "updated", "deleted") : ("create", "update", "delete");
        return $"{Counted(outcome.Clusters, "cluster")}, {Counted(outcome.Objects, "object")}: "
            + $"{Number(outcome.Created.Length)} {to}{create}, {Number(outcome.Updated.Length)} {to}{update}, {Number(outcome.Deleted.Length)} {to}{delete}, "
            + $"{Number(outcome.Unchanged)} unchanged in {outcome.Duration.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture)} s";
    }

    /// <summary>As in "3,400 objects".</summary>
    public static string Counted(int count, string noun) => $"{Number(count)} {noun}{(count == 1 ? "" : "s")}";

    /// <summary>With commas.</summary>
    public static string Number(long count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
