namespace Coddiwomple.Templating.Parsing;

/// <summary>Options for turning tokens into a template.</summary>
public struct ParserOptions
{
    /// <summary>How deep expressions and blocks may nest; null means 250.</summary>
    public int? ExpressionDepthLimit { get; set; }

    /// <summary>Reads <c>1.5</c> as a decimal instead of a double.</summary>
    public bool ParseFloatAsDecimal { get; set; }
}
