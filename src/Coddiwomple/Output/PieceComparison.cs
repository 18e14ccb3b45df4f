using Microsoft.Win32.SafeHandles;

namespace Coddiwomple.Output;

/// <summary>Compares a file on disk with the content that belongs there, a piece at a time: each byte is read once, up to the first difference.</summary>
internal sealed class PieceComparison : IDisposable
{
    private readonly SafeFileHandle _handle;
    private readonly ContentReader _expected;
    private readonly long _length;
    private FileMatch _difference = FileMatch.Foreign;
    private bool _mayBeEqual;
    private long _offset;

    private PieceComparison(SafeFileHandle handle, FileContent content, LoadedBlocks? blocks)
    {
        _handle = handle;
        _expected = new ContentReader(content, blocks);
        _length = content.Length;
        _mayBeEqual = RandomAccess.GetLength(handle) == _length;
    }

    /// <summary>What the file is; known when nothing is left to compare.</summary>
    public FileMatch Match => _mayBeEqual && _offset == _length ? FileMatch.Equal : _difference;

    /// <summary>Gives null where there is no file any more.</summary>
    public static PieceComparison? Open(string place, FileContent content, LoadedBlocks? blocks) =>
        ExistingFile.Open(place) is { } handle ? new PieceComparison(handle, content, blocks) : null;

    /// <summary>Compares as much as fits the buffer; gives whether there is more to compare.</summary>
    public bool CompareNext(Span<byte> buffer)
    {
        Span<byte> piece = _mayBeEqual ? buffer : buffer[..GeneratedHeader.LongestFirstLine];
        piece = piece[..RandomAccess.Read(_handle, piece, _offset)];
        if (_offset == 0 && GeneratedHeader.IsOn(piece))
        {
            _difference = FileMatch.Generated;
        }

        _mayBeEqual = _mayBeEqual && _expected.Matches(piece);
        _offset += piece.Length;
        return _mayBeEqual && !piece.IsEmpty && _offset < _length;
    }

    public void Dispose() => _handle.Dispose();
}
