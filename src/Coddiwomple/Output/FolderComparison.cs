namespace Coddiwomple.Output;

/// <summary>
/// Takes a tree and a folder, gives the <see cref="ChangeSet"/> between them. A file is ours if it is listed, still carries our header and is reached
/// without a link. Unlisted, it is adopted only if its bytes are what we would write; under our header, but with other bytes, it may be the output of
/// somebody else's run that is not ours to lose, so it is in the way like any other.
/// </summary>
internal sealed class FolderComparison
{
    private readonly OutputFolder _folder;
    private readonly bool _prune;
    private readonly ReadOnlyArray<OutputFile> _files;
    private readonly HashSet<string>? _clusters;
    private readonly DiskView _disk;
    private readonly OwnedFiles _owned;
    private readonly HashSet<string> _folders = new(StringComparer.Ordinal);

    // The files, by index, whose folder is there; of the others none is.
    private readonly List<int> _perhapsThere = [];
    private readonly List<string> _pathsToList;
    private readonly List<string> _deleted = [];
    private readonly List<string> _abandonedFolders = [];
    private HashSet<string>? _generated;

    public FolderComparison(OutputTree tree, OutputFolder folder, bool prune)
    {
        _folder = folder;
        _prune = prune;
        _files = tree.Files;
        _clusters = tree.IsPartial ? new HashSet<string>(tree.Clusters, StringComparer.Ordinal) : null;
        _disk = new DiskView(folder);
        _owned = OwnedFiles.Read(folder, _disk);
        _pathsToList = new List<string>(_files.Length);
        string folderOfLast = "";
        bool isFolderThere = false;
        for (int i = 0; i < _files.Length; i++)
        {
            string path = _files[i].Path;
            _pathsToList.Add(path);
            FileNames.Split(path, out ReadOnlySpan<char> parent, out _);
            if (i == 0 || !parent.SequenceEqual(folderOfLast))
            {
                folderOfLast = parent.ToString();
                _folders.Add(folderOfLast);
                isFolderThere = folderOfLast.Length == 0 || _disk.Find(folderOfLast) != DiskEntry.None;
            }

            if (isFolderThere)
            {
                _perhapsThere.Add(i);
            }
        }
    }

    private HashSet<string> Generated => _generated ??= PathsOf(_files);

    public ChangeSet Run()
    {
        InParallel.For(_files.Length, 0, (i, _) => CheckPlace(i));
        FileMatch[] matches = new FileMatching(_folder, _disk, _owned, _files).Compare(_perhapsThere);
        FindStale();
        if (_pathsToList.Count > _files.Length)
        {
            _pathsToList.Sort(Ordinal.Compare);
        }

        byte[] list = OwnedFiles.Format(_pathsToList);
        List<OutputFile> created = Where(matches, FileMatch.Missing);
        List<OutputFile> updated = Where(matches, FileMatch.Generated);
        return new ChangeSet(_folder, created, updated, _deleted)
        {
            UnchangedCount = _files.Length - created.Count - updated.Count,
            Owned = _owned,
            PathsToList = _pathsToList,
            List = list,
            IsListOutdated = !_owned.HasBytes(list),
            Leftovers = Leftovers.Find(_folders, _disk, path => Generated.Contains(path) || _owned.Contains(path)),
            HasUnfinishedFolders = StagingLeftovers.AreOn(_disk),
            AbandonedFolders = _abandonedFolders,
        };
    }

    private void CheckPlace(int i)
    {
        string path = _files[i].Path;
        string before = i == 0 ? "" : _files[i - 1].Path;
        if (!FileNames.IsPlainPath(path) || Ordinal.Compare(path, before) <= 0)
        {
            throw new ArgumentException($"the tree holds \"{path}\", which is no plain path or not in its place after \"{before}\"");
        }
    }

    /// <summary>Decides about every listed path that is no longer generated: deleted, kept in the list, or dropped from it because it is not ours.</summary>
    private void FindStale()
    {
        List<string> stale = [];
        foreach (string path in _owned.Paths)
        {
            if (Generated.Contains(path))
            {
                continue;
            }

            if (IsInScope(path))
            {
                stale.Add(path);
            }
            else
            {
                _pathsToList.Add(path);
            }
        }

        var isOurs = new bool[stale.Count];
        InParallel.For(stale.Count, GeneratedHeader.LongestFirstLine, (i, buffer) => isOurs[i] = IsOurs(stale[i], buffer));
        for (int i = 0; i < stale.Count; i++)
        {
            if (isOurs[i])
            {
                (_prune ? _deleted : _pathsToList).Add(stale[i]);
            }

            string? folder = _prune ? AddFolderOf(stale[i]) : null;
            if (folder is not null && !_disk.List(folder).IsAbsent)
            {
                _abandonedFolders.Add(folder);
            }
        }
    }

    private bool IsInScope(string path)
    {
        int slash = path.IndexOf('/');
        return _clusters is null || (slash > 0 && _clusters.Contains(path[..slash]));
    }

    private bool IsOurs(string path, Span<byte> buffer)
    {
        try
        {
            return _disk.Find(path) == DiskEntry.File && ExistingFile.IsGenerated(_folder.Locate(path), buffer);
        }
        catch (Exception e) when (FileFault.Is(e))
        {
            throw FileFault.Reading(_folder.Describe(path), e);
        }
    }

    /// <summary>Remembers the folder of a path; gives its name the first time that it is seen, null afterwards and for the output folder itself.</summary>
    private string? AddFolderOf(string path)
    {
        string folder = path[..Math.Max(0, path.LastIndexOf('/'))];
        return _folders.Add(folder) && folder.Length > 0 ? folder : null;
    }

    private static HashSet<string> PathsOf(ReadOnlyArray<OutputFile> files)
    {
        var paths = new HashSet<string>(files.Length, FileNames.Comparer);
        foreach (OutputFile file in files)
        {
            paths.Add(file.Path);
        }

        return paths;
    }

    private List<OutputFile> Where(FileMatch[] matches, FileMatch wanted)
    {
        int count = 0;
        foreach (FileMatch match in matches)
        {
            count += match == wanted ? 1 : 0;
        }

        var files = new List<OutputFile>(count);
        for (int i = 0; i < matches.Length; i++)
        {
            if (matches[i] == wanted)
            {
                files.Add(_files[i]);
            }
        }

        return files;
    }
}
