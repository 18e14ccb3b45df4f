using System.IO.Enumeration;

namespace Coddiwomple.Output;

/// <summary>Takes a folder, gives what each name in it is, without asking the file system about every single one.</summary>
internal sealed class FolderListing
{
    public static readonly FolderListing Missing = new(DiskEntry.None);

    public static readonly FolderListing Barred = new(DiskEntry.Beyond);

    private static readonly EnumerationOptions WithLinks = new() { AttributesToSkip = FileAttributes.None, IgnoreInaccessible = false };

    private static readonly EnumerationOptions WithoutLinks = new() { AttributesToSkip = FileAttributes.ReparsePoint, IgnoreInaccessible = false };

    private const FileAttributes NotThere = (FileAttributes)(-1);

    private readonly HashSet<string> _files = new(FileNames.Comparer);

    private readonly HashSet<string> _folders = new(FileNames.Comparer);

    private readonly HashSet<string> _links = new(FileNames.Comparer);

    private readonly DiskEntry _absent;

    private FolderListing(DiskEntry absent) => _absent = absent;

    /// <summary>Whether there is no folder of ours to look into.</summary>
    public bool IsAbsent => ReferenceEquals(this, Missing) || ReferenceEquals(this, Barred);

    /// <summary>Names that look like those of our temporary files.</summary>
    public List<string> Temporaries { get; } = [];

    public IEnumerable<string> NamesOf(DiskEntry kind) => kind switch
    {
        DiskEntry.File => _files,
        DiskEntry.Folder => _folders,
        DiskEntry.Link => _links,
        _ => [],
    };

    public DiskEntry Find(ReadOnlySpan<char> name)
    {
        if (_files.Count + _folders.Count + _links.Count == 0)
        {
            return _absent;
        }

        string text = name.ToString();
        return _files.Contains(text) ? DiskEntry.File
            : _folders.Contains(text) ? DiskEntry.Folder
            : _links.Contains(text) ? DiskEntry.Link
            : _absent;
    }

    // Two passes, because an entry's attributes cost a system call each, while passing links over costs none.
    public static FolderListing Read(string path)
    {
        var listing = new FolderListing(DiskEntry.None);
        using (var entries = new Entries(path, WithoutLinks))
        {
            while (entries.MoveNext())
            {
                listing.Add(entries.Current, entries.IsFolder ? listing._folders : listing._files);
            }
        }

        using (var entries = new Entries(path, WithLinks))
        {
            while (entries.MoveNext())
            {
                if (!listing._files.Contains(entries.Current) && !listing._folders.Contains(entries.Current))
                {
                    listing.AddNew(path, entries.Current);
                }
            }
        }

        return listing;
    }

    // What the first pass did not give: a link, or what another run has made since then, and perhaps removed again.
    private void AddNew(string folder, string name)
    {
        FileAttributes attributes = new FileInfo(Path.Join(folder, name)).Attributes;
        if (attributes != NotThere)
        {
            Add(name, attributes.HasFlag(FileAttributes.ReparsePoint) ? _links : attributes.HasFlag(FileAttributes.Directory) ? _folders : _files);
        }
    }

    private void Add(string name, HashSet<string> names)
    {
        names.Add(name);
        if (names != _folders && TemporaryFile.IsName(name, out _))
        {
            Temporaries.Add(name);
        }
    }

    private sealed class Entries(string path, EnumerationOptions options) : FileSystemEnumerator<string>(path, options)
    {
        /// <summary>Whether the current one is a folder; asked of a link, the file system looks where it leads.</summary>
        public bool IsFolder { get; private set; }

        protected override string TransformEntry(ref FileSystemEntry entry)
        {
            IsFolder = entry.IsDirectory;
            return entry.FileName.ToString();
        }
    }
}
