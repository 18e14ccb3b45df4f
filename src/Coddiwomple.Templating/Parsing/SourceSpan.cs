namespace Coddiwomple.Templating.Parsing;

/// <summary>A stretch of a template's source. <see cref="End"/> is the last character, not the one after it.</summary>
public readonly record struct SourceSpan(string? FileName, TextPosition Start, TextPosition End)
{
    /// <summary>True for the default span, which points nowhere.</summary>
    public bool IsEmpty => FileName is null && Start == default && End == default;

    public int Length => End.Offset - Start.Offset + 1;

    public override string ToString() => ToStringSimple();

    /// <summary>File, line and column as compilers print them: <c>file(3,7)</c>.</summary>
    public string ToStringSimple() => FileName + Start.ToStringSimple();

    internal SourceSpan To(SourceSpan other) => this with { End = other.End };
}
