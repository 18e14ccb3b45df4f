using Microsoft.Win32.SafeHandles;

namespace Coddiwomple.Output;

/// <summary>Writes a new file a piece at a time.</summary>
internal sealed class PieceWriter(OutputFile file, string place, LoadedBlocks? blocks) : IDisposable
{
    private readonly SafeFileHandle _handle = TemporaryFile.Create(place);
    private readonly ContentReader _reader = new(file.Content, blocks);
    private long _length;

    /// <summary>Writes as much as fits the buffer; gives whether that was not yet the end.</summary>
    public bool WriteNext(Span<byte> buffer)
    {
        int count = _reader.Fill(buffer);
        RandomAccess.Write(_handle, buffer[..count], _length);
        _length += count;
        return _length < file.Content.Length;
    }

    public void Dispose() => _handle.Dispose();
}
