using Microsoft.Win32.SafeHandles;

namespace Coddiwomple.Output;

/// <summary>What a file on disk is to the content that belongs there. <see cref="Generated"/>: other bytes under our header.</summary>
internal enum FileMatch
{
    Missing,
    Equal,
    Generated,
    Foreign,
}

/// <summary>Reads files that exist, each once and never whole: in pieces of one buffer, up to the first difference.</summary>
internal static class ExistingFile
{
    public const int BufferSize = 128 << 10;

    public static FileMatch Compare(string place, FileContent content, Span<byte> buffer)
    {
        using PieceComparison? comparison = PieceComparison.Open(place, content, null);
        while (comparison?.CompareNext(buffer) == true)
        {
        }

        return comparison?.Match ?? FileMatch.Missing;
    }

    /// <summary>Whether the file carries our header, or is what was written of one before the run was killed; reads no further than that.</summary>
    public static bool IsGenerated(string place, Span<byte> buffer, bool orCutOff = false)
    {
        using SafeFileHandle? handle = Open(place);
        if (handle is null)
        {
            return false;
        }

        int count = RandomAccess.Read(handle, buffer[..GeneratedHeader.LongestFirstLine], 0);
        return GeneratedHeader.IsOn(buffer[..count]) || (orCutOff && GeneratedHeader.IsCutOff(buffer[..count]));
    }

    /// <summary>Gives null where there is no file any more: another run may have deleted it since the folder was listed.</summary>
    public static SafeFileHandle? Open(string place)
    {
        try
        {
            return File.OpenHandle(place, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        }
        catch (Exception e) when (FileFault.IsGone(e))
        {
            return null;
        }
    }
}
