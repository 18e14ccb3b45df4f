using System.IO.Enumeration;

namespace Coddiwomple.Output;

/// <summary>Takes a folder, gives what each name in it is, without asking the file system about any single one.</summary>
internal sealed class FolderListing
{
    public static readonly FolderListing Missing = new(DiskEntry.None);

    public static readonly FolderListing Barred = new(DiskEntry.Beyond);

    private static readonly EnumerationOptions WithLinks = new() { AttributesToSkip = FileAttributes.None, IgnoreInaccessible = false };

    private static readonly EnumerationOptions WithoutLinks = new() { AttributesToSkip = FileAttributes.ReparsePoint, IgnoreInaccessible = false };

    private readonly Dictionary<string, DiskEntry> _entries = new(FileNames.Comparer);

    private readonly DiskEntry _absent;

    private FolderListing(DiskEntry absent) => _absent = absent;

    /// <summary>Whether there is no folder of ours to look into.</summary>
    public bool IsAbsent => ReferenceEquals(this, Missing) || ReferenceEquals(this, Barred);

    /// <summary>Names that look like those of our temporary files.</summary>
    public List<string> Temporaries { get; } = [];

    public DiskEntry Find(ReadOnlySpan<char> name) =>
        _entries.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(name, out DiskEntry kind) ? kind : _absent;

    // Two passes, because an entry's attributes cost a system call each, while passing links over costs none.
    public static FolderListing Read(string path)
    {
        var listing = new FolderListing(DiskEntry.None);
        foreach ((string name, bool isFolder) in new FileSystemEnumerable<(string, bool)>(path, Describe, WithoutLinks))
        {
            listing.Add(name, isFolder ? DiskEntry.Folder : DiskEntry.File);
        }

        var unseen = new FileSystemEnumerable<string>(path, Name, WithLinks) { ShouldIncludePredicate = listing.Lacks };
        foreach (string link in unseen)
        {
            listing.Add(link, DiskEntry.Link);
        }

        return listing;
    }

    private void Add(string name, DiskEntry kind)
    {
        _entries[name] = kind;
        if (kind != DiskEntry.Folder && TemporaryFile.IsName(name, out _))
        {
            Temporaries.Add(name);
        }
    }

    private static (string Name, bool IsFolder) Describe(ref FileSystemEntry entry) => (entry.FileName.ToString(), entry.IsDirectory);

    private static string Name(ref FileSystemEntry entry) => entry.FileName.ToString();

    private bool Lacks(ref FileSystemEntry entry) => !_entries.GetAlternateLookup<ReadOnlySpan<char>>().ContainsKey(entry.FileName);
}
