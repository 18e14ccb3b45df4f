namespace Coddiwomple.Cli.Formats;

/// <summary>Takes a report, gives one of the formats of <c>--format</c>.</summary>
internal interface IReportFormat
{
    /// <summary>Whether people read it: then a one-line summary may follow on standard error.</summary>
    bool IsProse { get; }

    void Write(Report report, TextWriter writer);
}
