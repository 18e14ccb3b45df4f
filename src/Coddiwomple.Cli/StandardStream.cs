using Coddiwomple.Output;
using Microsoft.Win32.SafeHandles;

namespace Coddiwomple.Cli;

/// <summary>
/// Standard input or output of the process, in our own words where it fails. Whoever starts a program may leave one out (<c>2&gt;&amp;-</c>); its number then
/// goes to what the runtime opens first, a pipe of its own: reading that never ends, and writing to it may do anything. So nothing is read or written
/// before it is known that the stream was given to us; nor opened, since most runs need one of the three.
/// </summary>
internal sealed class StandardStream(Func<Stream> open, int number, string name) : Stream
{
    // O_CLOEXEC: what has it cannot have been handed over by another program, and the runtime opens everything with it.
    private const int CloseOnExec = 1 << 19;

    private Stream? _stream;
    private bool? _isOpen;

    public override bool CanRead => number == 0;

    public override bool CanSeek => false;

    public override bool CanWrite => number != 0;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    private Stream Opened => _stream ??= open();

    private bool IsOpen => _isOpen ??= IsInherited(number);

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        try
        {
            return IsOpen ? Opened.Read(buffer) : throw new CannotProceedException($"cannot read {name}: it is closed");
        }
        catch (Exception e) when (FileFault.Is(e))
        {
            throw new CannotProceedException($"cannot read {name}: {FileFault.Reason(e)}", inner: e);
        }
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        if (buffer.IsEmpty)
        {
            return;
        }

        try
        {
            if (IsOpen)
            {
                Opened.Write(buffer);
                return;
            }
        }
        catch (UnauthorizedAccessException)
        {
            // What the system says of a number that nothing is open for writing under, where there is no better way to know.
            _isOpen = false;
        }
        catch (IOException e)
        {
            throw new CannotProceedException($"cannot write {name}: {FileFault.Reason(e)}", inner: e);
        }

        // Nobody wants to hear what is said to people: that changes nothing of what the run did. Output that is lost does.
        if (number != 2)
        {
            throw new CannotProceedException($"cannot write {name}: it is closed");
        }
    }

    public override void Flush() => _stream?.Flush();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    // Other systems than Linux do not tell; there a closed stream is known by what fails. Every run asks: reading it as text would load twice as much.
    private static bool IsInherited(int number)
    {
        if (!OperatingSystem.IsLinux())
        {
            return true;
        }

        try
        {
            using SafeFileHandle handle = File.OpenHandle("/proc/self/fdinfo/" + (char)('0' + number));
            Span<byte> text = stackalloc byte[256];
            text = text[..RandomAccess.Read(handle, text, 0)];
            return (FlagsOf(text) & CloseOnExec) == 0;
        }
        catch (Exception e) when (FileFault.Is(e))
        {
            // Without the folder nobody knows; with it, the stream is not there.
            return !Directory.Exists("/proc/self/fdinfo");
        }
    }

    // An octal number behind "flags:".
    private static int FlagsOf(ReadOnlySpan<byte> text)
    {
        int flags = 0;
        for (int at = text.IndexOf("flags:"u8) + "flags:".Length; at < text.Length && text[at] != '\n'; at++)
        {
            flags = text[at] is >= (byte)'0' and <= (byte)'7' ? (flags * 8) + text[at] - '0' : flags;
        }

        return flags;
    }
}
