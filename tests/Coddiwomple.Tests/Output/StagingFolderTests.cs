using System.Text;
using Coddiwomple.Output;

namespace Coddiwomple.Tests.Output;

/// <summary>Files may be written before it is known whether they will be needed; nobody sees them until then, nor afterwards if they are not.</summary>
public sealed class StagingFolderTests
{
    private const string Left = ".coddiwomple/new-0";

    private static readonly string[] s_clusters = ["kind2", "kind3"];

    [Fact]
    public void What_was_written_is_read_back_and_moved()
    {
        using var world = new OutputWorld();
        using StagingFolder staging = Claimed(world);
        OutputFile early = Stage(staging, "kind2/a.yaml");

        Assert.Equal(OutputWorld.Text("kind2/a.yaml"), Encoding.UTF8.GetString(early.Content.ToArray()));
        Assert.Matches("^.coddiwomple/new-[a-z0-9.]{12}/kind2/a.yaml$", staging.PlaceOf("kind2/a.yaml"));
        Write(world, staging, early, "kind2/b.yaml", "kind3/a.yaml");
        staging.Dispose();

        AssertRight(world, "kind2/a.yaml", "kind2/b.yaml", "kind3/a.yaml");
        Assert.False(Directory.Exists(world.At(staging.Place)));
    }

    [Fact]
    public void Removed_it_leaves_no_trace()
    {
        using var world = new OutputWorld();
        OutputFolder deep = OutputFolder.Open(Path.Combine(world.Root, "not", "yet", "there"), [], null);
        using var staging = new StagingFolder(new Lazy<OutputFolder>(deep));
        Assert.True(staging.TryClaimFor(s_clusters));
        Stage(staging, "kind2/a.yaml");

        staging.Dispose();

        Assert.Empty(Directory.GetFileSystemEntries(world.Root));
    }

    [Fact]
    public void Removed_it_leaves_what_was_there_before()
    {
        using var world = new OutputWorld();
        world.Write("kind1/a.yaml");
        string before = world.Shape();
        using StagingFolder staging = Claimed(world);
        Stage(staging, "kind2/a.yaml");

        staging.Dispose();

        Assert.Equal(before, world.Shape());
    }

    [Fact]
    public void Git_does_not_see_it()
    {
        using var world = new OutputWorld();
        using StagingFolder staging = Claimed(world);
        Assert.Equal("*\n", world.Read($"{staging.Place}/.gitignore"));
    }

    [Fact]
    public void What_another_run_uses_is_left_to_it()
    {
        using var world = new OutputWorld();
        using StagingFolder others = Claimed(world);
        OutputFile early = Stage(others, "kind2/a.yaml");

        using (StagingFolder mine = Claimed(world))
        {
            Assert.NotEqual(others.Place, mine.Place);
            Write(world, mine, Stage(mine, "kind3/a.yaml"));
        }

        Assert.Equal(OutputWorld.Text("kind2/a.yaml"), Encoding.UTF8.GetString(early.Content.ToArray()));
        Write(world, others, early);
        AssertRight(world, "kind2/a.yaml");
    }

    [Fact]
    public void What_a_killed_run_left_is_removed_by_the_next_that_writes()
    {
        using var world = new OutputWorld();
        using (StagingFolder killed = Claimed(world))
        {
            Stage(killed, "kind2/a.yaml");
            killed.LetGo();
        }

        Assert.Single(Directory.GetDirectories(world.At(".coddiwomple")));
        world.Write("kind3/a.yaml");
        AssertRight(world, "kind3/a.yaml");
        Assert.Empty(Directory.GetDirectories(world.At(".coddiwomple")));
    }

    [Fact]
    public void A_run_that_was_killed_before_it_had_the_lock_is_tidied_up_after_too()
    {
        using var world = new OutputWorld();
        Directory.CreateDirectory(world.At(Left));
        world.Write("kind3/a.yaml");
        AssertRight(world, "kind3/a.yaml");
        Assert.Empty(Directory.GetDirectories(world.At(".coddiwomple")));
    }

    [Fact]
    public void A_lock_that_is_a_link_is_not_followed()
    {
        using var world = new OutputWorld();
        Directory.CreateDirectory(world.At(Left));
        File.CreateSymbolicLink(world.At($"{Left}/run.lock"), "../../../made");
        world.Write("kind3/a.yaml");
        AssertRight(world, "kind3/a.yaml");
        Assert.False(File.Exists(Path.Combine(world.Root, "made")));
    }

    [Fact]
    public void A_link_in_its_place_is_not_followed_when_it_is_removed()
    {
        using var world = new OutputWorld();
        using StagingFolder staging = Claimed(world);
        string precious = Path.Combine(world.Root, "elsewhere", Path.GetFileName(staging.Place), "kind2", "precious");
        Directory.CreateDirectory(Path.GetDirectoryName(precious)!);
        File.WriteAllText(precious, "");
        Directory.Move(world.At(".coddiwomple"), Path.Combine(world.Root, "gone"));
        File.CreateSymbolicLink(world.At(".coddiwomple"), "../elsewhere");

        staging.Dispose();

        Assert.True(File.Exists(precious));
    }

    [Fact]
    public void Folders_come_and_go_while_others_are_looked_for()
    {
        using var world = new OutputWorld();
        world.Put(".coddiwomple/files", "");
        var disk = new DiskView(world.Open());
        Directory.CreateDirectory(world.At(Left));
        Assert.Equal(DiskEntry.Folder, disk.Find(Left));
        Directory.Delete(world.At(Left));
        Assert.True(disk.List(Left).IsAbsent);
    }

    [Fact]
    public async Task Runs_that_fail_are_in_no_ones_way_nor_are_others_in_theirs()
    {
        using var world = new OutputWorld();
        using var end = new CancellationTokenSource();
        Task failing = Task.Run(() =>
        {
            while (!end.IsCancellationRequested)
            {
                using StagingFolder staging = world.Staging();
                if (staging.TryClaimFor(["kind8", "kind9"]))
                {
                    OutputFile early = Stage(staging, "kind8/a.yaml");
                    Assert.Equal(OutputWorld.Text("kind8/a.yaml"), Encoding.UTF8.GetString(early.Content.ToArray()));
                }
            }
        });
        try
        {
            for (int round = 0; round < 150; round++)
            {
                world.Write("kind2/a.yaml");
                AssertRight(world, "kind2/a.yaml");
                Directory.Delete(world.At("kind2"), recursive: true);
                Array.ForEach(Directory.GetFiles(world.At(".coddiwomple")), File.Delete);
            }
        }
        finally
        {
            await end.CancelAsync();
            await failing;
        }

        world.Write("kind2/a.yaml");
        Assert.Empty(Directory.GetDirectories(world.At(".coddiwomple")));
    }

    [Fact]
    public void A_folder_made_in_the_meantime_takes_what_was_staged()
    {
        using var world = new OutputWorld();
        using StagingFolder staging = Claimed(world);
        OutputFile early = Stage(staging, "kind2/a.yaml");
        world.Put("kind2/mine.yaml", "kind: Mine\n");

        Write(world, staging, early);

        AssertRight(world, "kind2/a.yaml");
        Assert.Equal("kind: Mine\n", world.Read("kind2/mine.yaml"));
    }

    [Fact]
    public void A_file_made_in_the_meantime_is_compared_with_what_was_staged()
    {
        using var world = new OutputWorld();
        using StagingFolder staging = Claimed(world);
        OutputFile early = Stage(staging, "kind2/a.yaml");
        world.Put("kind2/a.yaml", OutputWorld.Text("kind2/a.yaml"));
        Assert.Equal(1, Write(world, staging, early).UnchangedCount);

        world.Put("kind2/a.yaml", "kind: Mine\n");
        Assert.Throws<CannotProceedException>(() => Write(world, staging, early));
        Assert.Equal("kind: Mine\n", world.Read("kind2/a.yaml"));
    }

    [Theory]
    [InlineData("kind2/a.yaml")]
    [InlineData("kind3")]
    [InlineData(".coddiwomple")]
    public void Where_something_is_in_the_way_nothing_is_claimed(string file)
    {
        using var world = new OutputWorld();
        world.Put(file, "kind: Mine\n");
        string before = world.Shape();
        using StagingFolder staging = world.Staging();

        Assert.False(staging.TryClaimFor(s_clusters));

        Assert.Equal(before, world.Shape());
    }

    [Fact]
    public void A_link_is_not_followed()
    {
        using var world = new OutputWorld();
        string elsewhere = Directory.CreateDirectory(Path.Combine(world.Root, "elsewhere")).FullName;
        Directory.CreateDirectory(world.Out);
        File.CreateSymbolicLink(world.At(".coddiwomple"), elsewhere);
        using StagingFolder staging = world.Staging();

        Assert.False(staging.TryClaimFor(s_clusters));

        Assert.Empty(Directory.GetFileSystemEntries(elsewhere));
    }

    [Fact]
    public void Below_a_file_nothing_is_claimed()
    {
        using var world = new OutputWorld();
        File.WriteAllText(world.Out, "a file");
        using var staging = new StagingFolder(new Lazy<OutputFolder>(OutputFolder.Open(Path.Combine(world.Out, "below"), [], null)));

        Assert.False(staging.TryClaimFor(s_clusters));

        Assert.Equal("a file", File.ReadAllText(world.Out));
    }

    [Fact]
    public void What_cannot_be_written_is_named_by_its_place_to_be()
    {
        using var world = new OutputWorld();
        using StagingFolder staging = Claimed(world);
        Directory.CreateDirectory(world.At($"{staging.Place}/kind2/a.yaml"));

        var e = Assert.Throws<CannotProceedException>(() => Stage(staging, "kind2/a.yaml"));

        Assert.Contains($"cannot write \"{world.At("kind2/a.yaml")}\"", e.Message);
    }

    [MountFact]
    public void A_disk_that_becomes_full_is_left_as_it_was()
    {
        using var disk = new MountedFolder("size=64k");
        var world = new OutputWorld(disk.Path);
        using StagingFolder staging = Claimed(world);

        var e = Assert.Throws<CannotProceedException>(() => staging.Write("kind2", "a.yaml", new byte[80_000]));
        Assert.Contains("no space left on device", e.Message);

        staging.Dispose();
        Assert.Empty(Directory.GetFileSystemEntries(disk.Path));
    }

    // One for the disk itself, one for the output folder and so on: where the folder can be locked, but not hidden from git, it is not claimed either.
    [MountTheory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    public void A_disk_without_room_for_another_file_is_left_as_it_was(int files)
    {
        using var disk = new MountedFolder($"size=64k,nr_inodes={files}");
        using StagingFolder staging = new OutputWorld(disk.Path).Staging();

        Assert.False(staging.TryClaimFor(s_clusters));

        Assert.Empty(Directory.GetFileSystemEntries(disk.Path));
    }

    private static StagingFolder Claimed(OutputWorld world)
    {
        StagingFolder staging = world.Staging();
        Assert.True(staging.TryClaimFor(s_clusters));
        return staging;
    }

    private static OutputFile Stage(StagingFolder staging, string path)
    {
        byte[] text = Encoding.UTF8.GetBytes(OutputWorld.Text(path));
        FileNames.Split(path, out ReadOnlySpan<char> folder, out ReadOnlySpan<char> name);
        staging.Write(folder.ToString(), name.ToString(), text);
        return new OutputFile(path, staging.ContentOf(path, text.Length));
    }

    private static ChangeSet Write(OutputWorld world, StagingFolder staging, OutputFile early, params string[] files)
    {
        OutputTree others = OutputWorld.Tree(files);
        return TreeWriter.Write(others with { Files = [early, .. others.Files] }, staging, prune: false, TimeSpan.FromSeconds(20));
    }

    private static void AssertRight(OutputWorld world, params string[] files)
    {
        Assert.All(files, path => Assert.Equal(OutputWorld.Text(path), world.Read(path)));
        Assert.Subset(world.Listed().Split(' ').ToHashSet(), files.ToHashSet());
    }
}
