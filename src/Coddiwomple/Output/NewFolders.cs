namespace Coddiwomple.Output;

/// <summary>
/// Takes files to be created, finds the folders among theirs that are not there yet. Such a folder is written whole under <see cref="Place"/>, where git
/// ignores it, and then moved: one move instead of one for each of its thousands of files, which takes half as long as writing them.
/// </summary>
internal sealed class NewFolders
{
    public const string Place = OutputFolder.OwnFolder + "/new";

    private readonly OutputFolder _folder;
    private readonly DiskSteps _steps;
    private readonly List<string> _names = [];

    public NewFolders(ChangeSet changes, DiskSteps steps)
    {
        _folder = changes.Folder;
        _steps = steps;
        var disk = new DiskView(_folder);
        string last = "";
        bool isNew = false;
        foreach (OutputFile file in changes.Created)
        {
            FileNames.Split(file.Path, out ReadOnlySpan<char> parent, out _);
            if (!parent.SequenceEqual(last))
            {
                last = parent.ToString();
                isNew = !last.Contains('/') && last.Length > 0 && disk.Find(last) == DiskEntry.None && disk.Find(PlaceOf(last)) == DiskEntry.None;
                if (isNew)
                {
                    _names.Add(last);
                }
            }

            (isNew ? Files : OtherFiles).Add(file);
        }
    }

    /// <summary>The files in new folders.</summary>
    public List<OutputFile> Files { get; } = [];

    /// <summary>The other files to be created: in folders that are there, or below another one, or whose place under <see cref="Place"/> is taken.</summary>
    public List<OutputFile> OtherFiles { get; } = [];

    /// <summary>Gives where a new folder, or a file in one, is until the folder is moved.</summary>
    public static string PlaceOf(string path) => string.Concat(Place, "/", path);

    /// <summary>
    /// Removes what a killed run left, under the lock, so that it is no running one's. Only what it can have written goes: plain files in plain folders,
    /// whose path is ours and which start as our files do; then folders left empty.
    /// </summary>
    public static void RemoveLeftovers(ChangeSet changes, DiskSteps steps)
    {
        var disk = new DiskView(changes.Folder);
        byte[] buffer = new byte[GeneratedHeader.LongestFirstLine];
        foreach (string name in disk.List(Place).NamesOf(DiskEntry.Folder))
        {
            foreach (string file in disk.List(PlaceOf(name)).NamesOf(DiskEntry.File))
            {
                string path = string.Concat(name, "/", file);
                if (changes.IsOurs(path) && ExistingFile.IsGenerated(changes.Folder.Locate(PlaceOf(path)), buffer, orCutOff: true))
                {
                    steps.Attempt(PlaceOf(path), File.Delete);
                }
            }

            steps.Attempt(PlaceOf(name), DiskSteps.RemoveIfEmpty);
        }

        steps.Attempt(Place, DiskSteps.RemoveIfEmpty);
    }

    public void Make()
    {
        foreach (string name in _names)
        {
            _steps.Attempt(PlaceOf(name), static place => Directory.CreateDirectory(place));
        }
    }

    public void MoveIntoPlace()
    {
        foreach (string name in _names)
        {
            _steps.Attempt(name, place => Move(name, place));
        }

        if (_names.Count > 0)
        {
            _steps.Attempt(Place, DiskSteps.RemoveIfEmpty);
        }
    }

    /// <summary>Removes what was written, where it was not moved yet.</summary>
    public void CleanUp()
    {
        foreach (OutputFile file in Files)
        {
            _steps.Try(PlaceOf(file.Path), static place =>
            {
                // What is not there costs an exception where its folder is not there either.
                if (File.Exists(place))
                {
                    File.Delete(place);
                }
            });
        }

        _names.ForEach(name => _steps.Try(PlaceOf(name), DiskSteps.RemoveIfEmpty));
        _steps.Try(Place, DiskSteps.RemoveIfEmpty);
    }

    private void Move(string name, string place)
    {
        try
        {
            Directory.Move(_folder.Locate(PlaceOf(name)), place);
        }
        catch (Exception e) when (FileFault.Is(e))
        {
            // Somebody made it just now, or it cannot be moved whole: not on Windows while a virus scanner has a file in it open.
            Directory.CreateDirectory(place);
            MoveFilesOf(name);
        }
    }

    private void MoveFilesOf(string name)
    {
        foreach (OutputFile file in Files)
        {
            FileNames.Split(file.Path, out ReadOnlySpan<char> parent, out _);
            if (parent.SequenceEqual(name))
            {
                _steps.Attempt(file.Path, place => File.Move(_folder.Locate(PlaceOf(file.Path)), place));
            }
        }

        _steps.Attempt(PlaceOf(name), DiskSteps.RemoveIfEmpty);
    }
}
