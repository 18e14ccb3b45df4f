using System.IO.Enumeration;

namespace Coddiwomple.Output;

/// <summary>Takes a folder, gives what each name in it is, without asking the file system about any single one.</summary>
internal sealed class FolderListing
{
    public static readonly FolderListing Missing = new(DiskEntry.None);

    public static readonly FolderListing Barred = new(DiskEntry.Beyond);

    private static readonly EnumerationOptions WithLinks = new() { AttributesToSkip = FileAttributes.None, IgnoreInaccessible = false };

    private static readonly EnumerationOptions WithoutLinks = new() { AttributesToSkip = FileAttributes.ReparsePoint, IgnoreInaccessible = false };

    private readonly Dictionary<string, Entry> _entries = new(FileNames.Comparer);

    private readonly DiskEntry _absent;

    private FolderListing(DiskEntry absent) => _absent = absent;

    /// <summary>Whether there is no folder of ours to look into.</summary>
    public bool IsAbsent => ReferenceEquals(this, Missing) || ReferenceEquals(this, Barred);

    /// <summary>Names that look like those of our temporary files.</summary>
    public List<string> Temporaries { get; } = [];

    public IEnumerable<string> NamesOf(DiskEntry kind)
    {
        foreach (Entry entry in _entries.Values)
        {
            if (entry.Kind == kind)
            {
                yield return entry.Name;
            }
        }
    }

    public DiskEntry Find(ReadOnlySpan<char> name) => _entries.Count > 0 && _entries.TryGetValue(name.ToString(), out Entry? entry) ? entry.Kind : _absent;

    // Two passes, because an entry's attributes cost a system call each, while passing links over costs none.
    public static FolderListing Read(string path)
    {
        var listing = new FolderListing(DiskEntry.None);
        foreach (Entry entry in new FileSystemEnumerable<Entry>(path, Describe, WithoutLinks))
        {
            listing.Add(entry);
        }

        foreach (string name in new FileSystemEnumerable<string>(path, Name, WithLinks))
        {
            if (!listing._entries.ContainsKey(name))
            {
                listing.Add(new Entry(name, DiskEntry.Link));
            }
        }

        return listing;
    }

    private void Add(Entry entry)
    {
        _entries[entry.Name] = entry;
        if (entry.Kind != DiskEntry.Folder && TemporaryFile.IsName(entry.Name, out _))
        {
            Temporaries.Add(entry.Name);
        }
    }

    private static Entry Describe(ref FileSystemEntry entry) => new(entry.FileName.ToString(), entry.IsDirectory ? DiskEntry.Folder : DiskEntry.File);

    private static string Name(ref FileSystemEntry entry) => entry.FileName.ToString();

    private sealed record Entry(string Name, DiskEntry Kind);
}
