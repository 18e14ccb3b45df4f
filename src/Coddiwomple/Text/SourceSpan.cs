namespace Coddiwomple.Text;

/// <summary>A place in a source file: UTF-16 offsets, <see cref="End"/> exclusive. A value, since everything in a model has one.</summary>
public readonly record struct SourceSpan(SourceFile File, int Start, int End)
{
    public SourcePosition StartPosition => File.PositionAt(Start);

    public SourcePosition EndPosition => File.PositionAt(End);

    public int Length => End - Start;
}

/// <summary>A 1-based line and a 1-based column in UTF-16 code units.</summary>
public readonly record struct SourcePosition(int Line, int Column);

/// <summary>A value with the place it was written at.</summary>
public sealed record Located<T>(T Value, SourceFile File, int Start, int End)
{
    /// <summary>Made when it is asked for, as for YAML nodes.</summary>
    public SourceSpan Span => new(File, Start, End);
}
