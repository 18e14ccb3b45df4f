namespace Coddiwomple.Templating.Parsing;

/// <summary>How the text given to the parser is to be read.</summary>
public enum ScriptMode
{
    /// <summary>Text with code blocks.</summary>
    Default,

    /// <summary>A leading code block between two marker lines; what follows it is not read.</summary>
    FrontMatterOnly,

    /// <summary>A leading code block between two marker lines, then text with code blocks.</summary>
    FrontMatterAndContent,

    /// <summary>Code only, without the enclosing braces.</summary>
    ScriptOnly,
}
