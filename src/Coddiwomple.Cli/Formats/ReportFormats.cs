using Coddiwomple.Diagnostics;

namespace Coddiwomple.Cli.Formats;

/// <summary>The names that <c>--format</c> takes, and what they stand for.</summary>
internal static class ReportFormats
{
    public static readonly string[] Names = ["text", "concise", "json", "sarif", "github"];

    /// <summary>Gives the format of one of <see cref="Names"/>, null for any other name.</summary>
    public static IReportFormat? Find(string name, Palette palette) => name switch
    {
        "text" => new TextFormat(palette),
        "concise" => new ConciseFormat(),
        "json" => new JsonFormat(),
        "sarif" => new SarifFormat(),
        "github" => new GitHubFormat(),
        _ => null,
    };

    public static string NameOf(Severity severity) => severity switch
    {
        Severity.Error => "error",
        Severity.Warning => "warning",
        _ => "info",
    };
}
