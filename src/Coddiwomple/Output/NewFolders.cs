namespace Coddiwomple.Output;

/// <summary>
/// Takes files to be created, finds the folders among theirs that are not there yet. Such a folder is written whole in a <see cref="StagingFolder"/>
/// and then moved: one move instead of one for each of its thousands of files, which takes half as long as writing them.
/// </summary>
internal sealed class NewFolders
{
    private readonly OutputFolder _folder;
    private readonly StagingFolder _staging;
    private readonly DiskSteps _steps;
    private readonly List<string> _names = [];

    public NewFolders(ChangeSet changes, StagingFolder staging, DiskSteps steps)
    {
        _folder = changes.Folder;
        _staging = staging;
        _steps = steps;
        Files = new List<OutputFile>(changes.Created.Count);
        var disk = new DiskView(_folder);
        string last = "";
        bool isNew = false;
        foreach (OutputFile file in changes.Created)
        {
            FileNames.Split(file.Path, out ReadOnlySpan<char> parent, out _);
            if (!parent.SequenceEqual(last))
            {
                last = parent.ToString();
                isNew = !last.Contains('/') && last.Length > 0 && disk.Find(last) == DiskEntry.None;
                if (isNew)
                {
                    _names.Add(last);
                }
            }

            (isNew ? Files : OtherFiles).Add(file);
        }
    }

    /// <summary>The files in new folders.</summary>
    public List<OutputFile> Files { get; }

    /// <summary>The other files to be created: in folders that are there, or below another one.</summary>
    public List<OutputFile> OtherFiles { get; } = [];

    public void Make()
    {
        if (_names.Count > 0)
        {
            _staging.Claim();
        }

        foreach (string name in _names)
        {
            _steps.Attempt(_staging.PlaceOf(name), static place => Directory.CreateDirectory(place));
        }
    }

    public void MoveIntoPlace()
    {
        foreach (string name in _names)
        {
            _steps.Attempt(name, place => Move(name, place));
        }
    }

    private void Move(string name, string place)
    {
        try
        {
            Directory.Move(_folder.Locate(_staging.PlaceOf(name)), place);
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
                _steps.Attempt(file.Path, place => File.Move(_folder.Locate(_staging.PlaceOf(file.Path)), place));
            }
        }

        _steps.Attempt(_staging.PlaceOf(name), DiskSteps.RemoveIfEmpty);
    }
}
