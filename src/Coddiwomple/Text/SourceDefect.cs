namespace Coddiwomple.Text;

public enum SourceDefectKind
{
    TooLarge,
    NotUtf8,
    OtherEncoding,
}

/// <summary>Why a file cannot be taken as text. <see cref="Offset"/> is where in its content; <see cref="Detail"/> completes the message.</summary>
public sealed record SourceDefect(SourceDefectKind Kind, int Offset, string Detail);
