namespace Coddiwomple.Templating.Parsing;

/// <summary>Options for splitting a template into tokens.</summary>
public struct LexerOptions
{
    /// <summary>The line that opens and closes front matter when nothing else is set.</summary>
    public const string DefaultFrontMatterMarker = "+++";

    /// <summary>How the text is read.</summary>
    public ScriptMode Mode { get; set; }

    /// <summary>The line that opens and closes front matter; null means <see cref="DefaultFrontMatterMarker"/>.</summary>
    public string? FrontMatterMarker { get; set; }

    internal readonly string Marker => FrontMatterMarker ?? DefaultFrontMatterMarker;
}
