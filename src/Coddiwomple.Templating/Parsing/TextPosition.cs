namespace Coddiwomple.Templating.Parsing;

/// <summary>A place in a template. All three numbers start at zero; they print with one added, as editors count.</summary>
/// <param name="Offset">Characters before this place.</param>
/// <param name="Line">Lines before this place.</param>
/// <param name="Column">Characters before this place on its line.</param>
public readonly record struct TextPosition(int Offset, int Line, int Column)
{
    /// <summary>Stands for the end of the text, which has no place of its own: it prints as <c>(0,0)</c>.</summary>
    public static readonly TextPosition Eof = new(-1, -1, -1);

    public override string ToString() => $"({Offset}:{Line},{Column})";

    /// <summary>The place as editors write it: line and column, both from one.</summary>
    public string ToStringSimple() => $"({Line + 1},{Column + 1})";
}
