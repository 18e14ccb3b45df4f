using System.Text;
using Coddiwomple.Output;

namespace Coddiwomple.Tests.Output;

/// <summary>What is ours: listed, still under our header, inside the real folder. Nothing else is overwritten or deleted.</summary>
public sealed class OwnershipTests
{
    private const string Foreign = "kind: Mine\n";

    [Fact]
    public void Foreign_files_survive_beside_ours()
    {
        using var world = new OutputWorld();
        world.Write("kind2/a.yaml", "kind3/a.yaml");
        world.Put("kind3/mine.yaml", Foreign);
        world.Put("README.md", Foreign);
        world.Put("kind4/mine.yaml", OutputWorld.Text("under our header, but not listed"));
        ChangeSet changes = world.Write("kind2/a.yaml");
        Assert.Equal(["kind3/a.yaml"], changes.Deleted);
        Assert.Equal(Foreign, world.Read("kind3/mine.yaml"));
        Assert.Equal(Foreign, world.Read("README.md"));
        Assert.True(File.Exists(world.At("kind4/mine.yaml")));
    }

    public static TheoryData<string, string, bool> ForeignContents => new()
    {
        { Foreign, "does not carry coddiwomple's header", false },
        { "", "does not carry coddiwomple's header", false },
        { Foreign, "has lost coddiwomple's header", true },
        { OutputWorld.Text("other"), "carries coddiwomple's header but is not listed", false },
    };

    [Theory]
    [MemberData(nameof(ForeignContents))]
    public void A_foreign_file_in_the_way_stops_everything(string content, string because, bool isListed)
    {
        using var world = new OutputWorld();
        world.Put("kind2/a.yaml", content);
        world.Put("kind2/z.yaml", content);
        if (isListed)
        {
            world.List("kind2/a.yaml", "kind2/z.yaml");
        }

        string before = world.Shape();
        var e = Assert.Throws<CannotProceedException>(() => world.Write("kind2/a.yaml", "kind2/b.yaml", "kind2/z.yaml"));
        Assert.Contains($"{world.At("kind2/a.yaml")}\" {because}", e.Message);
        Assert.Contains($"{world.At("kind2/z.yaml")}\" {because}", e.Message);
        Assert.DoesNotContain("b.yaml", e.Message);
        Assert.Equal(before, world.Shape());
        Assert.False(File.Exists(world.At(RunLock.LockPath)));
        Assert.Throws<CannotProceedException>(() => world.Compute(OutputWorld.Tree("kind2/a.yaml")));
    }

    [Fact]
    public void A_listed_file_that_its_user_took_over_is_not_deleted_and_no_longer_listed()
    {
        using var world = new OutputWorld();
        world.Write("kind2/a.yaml", "kind2/b.yaml");
        world.Put("kind2/b.yaml", Foreign);
        ChangeSet changes = world.Write("kind2/a.yaml");
        Assert.Empty(changes.Deleted);
        Assert.Equal(Foreign, world.Read("kind2/b.yaml"));
        Assert.Equal("kind2/a.yaml", world.Listed());
    }

    [Fact]
    public void An_unlisted_file_with_equal_bytes_is_adopted_untouched()
    {
        using var world = new OutputWorld();
        world.Put("kind2/a.yaml", OutputWorld.Text("kind2/a.yaml"));
        world.Age();
        ChangeSet changes = world.Compute(OutputWorld.Tree("kind2/a.yaml"));
        Assert.False(changes.IsEmpty);
        Assert.Equal((0, 0, 1), (changes.Created.Count, changes.Updated.Count, changes.UnchangedCount));
        world.Write("kind2/a.yaml");
        Assert.Equal("kind2/a.yaml", world.Listed());
        Assert.DoesNotContain("a.yaml", world.Touched());
        Assert.True(world.Compute(OutputWorld.Tree("kind2/a.yaml")).IsEmpty);
    }

    [Fact]
    public void Edits_under_our_header_are_overwritten()
    {
        using var world = new OutputWorld();
        world.Write("kind2/a.yaml");
        world.Put("kind2/a.yaml", OutputWorld.Text("edited"));
        Assert.Equal("kind2/a.yaml", Assert.Single(world.Write("kind2/a.yaml").Updated).Path);
        Assert.Equal(OutputWorld.Text("kind2/a.yaml"), world.Read("kind2/a.yaml"));
    }

    [Theory]
    [InlineData("\r\n")]
    [InlineData("\n\n")]
    public void The_list_survives_other_line_ends(string end)
    {
        using var world = new OutputWorld();
        world.Write("kind2/a.yaml=1", "kind2/b.yaml");
        string list = world.Read(".coddiwomple/files");
        world.Put(".coddiwomple/files", list.Replace("\n", end));
        world.Write("kind2/a.yaml=2");
        Assert.Equal(OwnedFiles.Format(["kind2/a.yaml"]), File.ReadAllBytes(world.At(".coddiwomple/files")));
        Assert.False(File.Exists(world.At("kind2/b.yaml")));
    }

    [Fact]
    public void A_tampered_list_reaches_nothing_outside()
    {
        using var world = new OutputWorld();
        world.Write("kind2/a.yaml", "kind2/b.yaml");
        string victim = Path.Combine(world.Root, "victim.yaml");
        File.WriteAllText(victim, OutputWorld.Text("not inside"));
        Directory.CreateDirectory(Path.Combine(world.Root, "elsewhere"));
        File.WriteAllText(Path.Combine(world.Root, "elsewhere/a.yaml"), OutputWorld.Text("not inside"));
        Directory.CreateSymbolicLink(world.At("linked"), "../elsewhere");
        File.CreateSymbolicLink(world.At("kind2/link.yaml"), victim);
        world.Put(".hidden/a.yaml", OutputWorld.Text("inside, but never written by us"));
        Directory.CreateDirectory(world.At("kind2/folder.yaml"));
        string before = OutputWorld.Shape(world.Root);
        byte[] list = [.. Encoding.UTF8.GetBytes(world.Read(".coddiwomple/files")), .. Encoding.UTF8.GetBytes($"""
            ../victim.yaml
            {victim}
            kind2/../../victim.yaml
            linked/a.yaml
            linked/../../victim.yaml
            kind2/link.yaml
            kind2/folder.yaml
            .hidden/a.yaml
            nowhere/nothing/a.yaml
            kind2
            <<<<<<< HEAD
            .
            ..

            """), 0, 1, 2, 0xFF, 0xFE, (byte)'\n', .. new byte[1 << 20]];
        File.WriteAllBytes(world.At(".coddiwomple/files"), list);
        ChangeSet changes = world.Write("kind2/a.yaml", "kind2/b.yaml");
        Assert.Empty(changes.Deleted);
        Assert.Equal("kind2/a.yaml kind2/b.yaml", world.Listed());
        Assert.Equal(before, OutputWorld.Shape(world.Root));
    }

    [Fact]
    public void A_huge_list_of_nothing_is_read_and_forgotten()
    {
        using var world = new OutputWorld();
        world.List([.. Enumerable.Range(0, 200_000).Select(i => $"gone-{i}/file-{i}.yaml")]);
        world.Write("kind2/a.yaml");
        Assert.Equal("kind2/a.yaml", world.Listed());
    }

    [Fact]
    public void A_list_beyond_reason_is_refused()
    {
        using var world = new OutputWorld();
        world.List();
        using (FileStream list = File.OpenWrite(world.At(".coddiwomple/files")))
        {
            list.SetLength(1L << 40);
        }

        var e = Assert.Throws<CannotProceedException>(() => world.Write("kind2/a.yaml"));
        Assert.Contains("larger than any list", e.Message);
    }

    [Fact]
    public void Names_are_told_apart_by_case_where_the_system_does()
    {
        using var world = new OutputWorld();
        world.Write("kind2/a.yaml", "Kind2/a.yaml", "kind2/A.yaml");
        world.Write("kind2/a.yaml");
        Assert.True(File.Exists(world.At("kind2/a.yaml")));
        Assert.Equal(OperatingSystem.IsLinux(), !Directory.Exists(world.At("Kind2")));
    }

    [Theory]
    [InlineData("", "a b", "a b")]
    [InlineData("a b", "a b", "a b")]
    [InlineData("a c e", "b d f", "a b c d e f")]
    [InlineData("a b c", "b", "a b c")]
    [InlineData("b", "a b c", "a b c")]
    [InlineData("c d", "a b", "a b c d")]
    public void While_a_run_lasts_the_list_names_old_and_new(string old, string now, string union)
    {
        using var world = new OutputWorld();
        world.List(old.Split(' '));
        Assert.Equal(union.Split(' '), OwnedFiles.Read(world.Open(), new DiskView(world.Open())).UnionWith(now.Split(' ')));
    }
}
