using System.Text;

namespace Coddiwomple.Output;

/// <summary>
/// Takes <c>.coddiwomple/files</c>, gives the paths that an earlier run wrote. Anybody can edit or merge that file, so it is never believed: a line
/// that we could not have written is passed over, and being listed makes no file ours without our header on it.
/// </summary>
internal sealed class OwnedFiles
{
    public const string Name = "files";

    public const string ListPath = OutputFolder.OwnFolder + "/" + Name;

    /// <summary>More than a million paths; nothing that we write comes near.</summary>
    private const int LargestList = 128 << 20;

    private readonly byte[] _bytes;

    private OwnedFiles(byte[] bytes, string[] paths)
    {
        _bytes = bytes;
        Paths = paths;
    }

    /// <summary>The believable paths in ordinal order, each once.</summary>
    public string[] Paths { get; }

    public bool HasBytes(ReadOnlySpan<byte> list) => _bytes.AsSpan().SequenceEqual(list);

    /// <summary>Gives the list as it stands, for a diff.</summary>
    public ReadOnlyMemory<byte> Bytes => _bytes;

    public bool Contains(string path) => Array.BinarySearch(Paths, path, StringComparer.Ordinal) >= 0;

    public static OwnedFiles Read(OutputFolder folder, DiskView disk)
    {
        DiskEntry kind = disk.Find(ListPath);
        if (kind == DiskEntry.None)
        {
            return new OwnedFiles([], []);
        }

        if (kind != DiskEntry.File)
        {
            throw new CannotProceedException(
                $"\"{folder.Describe(ListPath)}\" is not a plain file in a plain folder", "delete it; it must not be a link or a folder");
        }

        try
        {
            using var handle = File.OpenHandle(folder.Locate(ListPath));
            long length = RandomAccess.GetLength(handle);
            if (length > LargestList)
            {
                throw new CannotProceedException(
                    $"\"{folder.Describe(ListPath)}\" is larger than any list of coddiwomple's files", "restore it from version control");
            }

            byte[] bytes = new byte[length];
            int read = RandomAccess.Read(handle, bytes, 0);
            return new OwnedFiles(bytes, Parse(bytes.AsSpan(0, read)));
        }
        catch (Exception e) when (FileFault.Is(e))
        {
            throw FileFault.Reading(folder.Describe(ListPath), e);
        }
    }

    /// <summary>Gives the bytes of a list of these paths, which are sorted and unique already.</summary>
    public static byte[] Format(IReadOnlyList<string> paths)
    {
        string head = $"{GeneratedHeader.WithoutSource()}# The files below this folder that coddiwomple may overwrite and delete. Commit this list.\n";
        int length = head.Length;
        for (int i = 0; i < paths.Count; i++)
        {
            length += Encoding.UTF8.GetByteCount(paths[i]) + 1;
        }

        byte[] list = new byte[length];
        int count = Encoding.UTF8.GetBytes(head, list);
        for (int i = 0; i < paths.Count; i++)
        {
            count += Encoding.UTF8.GetBytes(paths[i], list.AsSpan(count));
            list[count++] = (byte)'\n';
        }

        return list;
    }

    /// <summary>Gives the paths that the list names while a run lasts: what was ours and what will be, so that a kill leaves nothing unlisted.</summary>
    public IReadOnlyList<string> UnionWith(IReadOnlyList<string> paths)
    {
        if (Paths.Length == 0)
        {
            return paths;
        }

        List<string> union = new(paths.Count + Paths.Length);
        int mine = 0;
        for (int i = 0; i < paths.Count; i++)
        {
            int order = -1;
            while (mine < Paths.Length && (order = Ordinal.Compare(Paths[mine], paths[i])) < 0)
            {
                union.Add(Paths[mine++]);
            }

            mine += order == 0 && mine < Paths.Length ? 1 : 0;
            union.Add(paths[i]);
        }

        union.AddRange(Paths.AsSpan(mine));
        return union;
    }

    private static string[] Parse(ReadOnlySpan<byte> bytes)
    {
        List<string> paths = [];
        while (bytes.Length > 0)
        {
            int end = bytes.IndexOf((byte)'\n');
            ReadOnlySpan<byte> line = GeneratedHeader.WithoutReturn(end < 0 ? bytes : bytes[..end]);
            bytes = end < 0 ? [] : bytes[(end + 1)..];
            if (line.Length is 0 or > FileNames.LongestPath || line[0] == (byte)'#')
            {
                continue;
            }

            // Bytes that are no UTF-8 become U+FFFD, which no plain path holds.
            string path = Encoding.UTF8.GetString(line);
            if (FileNames.IsPlainPath(path))
            {
                paths.Add(path);
            }
        }

        paths.Sort(Ordinal.Compare);
        return Distinct(paths);
    }

    private static string[] Distinct(List<string> sorted)
    {
        int count = 0;
        for (int i = 0; i < sorted.Count; i++)
        {
            if (i == 0 || sorted[i] != sorted[count - 1])
            {
                sorted[count++] = sorted[i];
            }
        }

        return sorted.GetRange(0, count).ToArray();
    }
}
