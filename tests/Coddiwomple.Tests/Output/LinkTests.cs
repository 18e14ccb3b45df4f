using Coddiwomple.Output;

namespace Coddiwomple.Tests.Output;

/// <summary>Links below the output folder are never followed and never replaced, neither to write nor to delete.</summary>
public sealed class LinkTests
{
    [Theory]
    [InlineData("../elsewhere")]
    [InlineData("inside")]
    [InlineData("nowhere")]
    public void A_linked_folder_is_not_written_through(string target)
    {
        using OutputWorld world = WorldWithTargets();
        Directory.CreateSymbolicLink(world.At("kind2"), target);
        string before = OutputWorld.Shape(world.Root);
        var e = Assert.Throws<CannotProceedException>(() => world.Write("kind2/a.yaml"));
        Assert.Contains("would be reached through a link", e.Message);
        Assert.Equal(before, OutputWorld.Shape(world.Root));
    }

    [Theory]
    [InlineData("../elsewhere")]
    [InlineData("inside")]
    public void A_linked_folder_is_not_pruned_through(string target)
    {
        using OutputWorld world = WorldWithTargets();
        Directory.CreateSymbolicLink(world.At("kind2"), target);
        world.List("kind2/a.yaml", "inside/a.yaml");
        ChangeSet changes = world.Write("inside/a.yaml");
        Assert.Empty(changes.Deleted);
        Assert.Equal("inside/a.yaml", world.Listed());
        Assert.True(File.Exists(Path.Combine(world.Root, "elsewhere/a.yaml")));
        Assert.True(File.Exists(world.At("inside/a.yaml")));
        Assert.Equal(target, new FileInfo(world.At("kind2")).LinkTarget);
    }

    [Theory]
    [InlineData("../../elsewhere/a.yaml")]
    [InlineData("../inside/a.yaml")]
    [InlineData("nowhere")]
    public void A_link_in_place_of_a_file_is_not_ours(string target)
    {
        using OutputWorld world = WorldWithTargets();
        Directory.CreateDirectory(world.At("kind2"));
        File.CreateSymbolicLink(world.At("kind2/a.yaml"), target);
        world.List("kind2/a.yaml");
        string before = OutputWorld.Shape(world.Root);
        var e = Assert.Throws<CannotProceedException>(() => world.Write("kind2/a.yaml=inside/a.yaml"));
        Assert.Contains("is a link", e.Message);
        Assert.Equal(before, OutputWorld.Shape(world.Root));

        Assert.Empty(world.Write("kind2/b.yaml").Deleted);
        Assert.Equal(target, new FileInfo(world.At("kind2/a.yaml")).LinkTarget);
    }

    [Theory]
    [InlineData(".coddiwomple", "../elsewhere")]
    [InlineData(".coddiwomple/files", "../../elsewhere/a.yaml")]
    public void Our_own_folder_is_no_link(string link, string target)
    {
        using OutputWorld world = WorldWithTargets();
        Directory.CreateDirectory(Path.GetDirectoryName(world.At(link))!);
        File.CreateSymbolicLink(world.At(link), target);
        string before = OutputWorld.Shape(world.Root);
        Assert.Throws<CannotProceedException>(() => world.Write("kind2/a.yaml"));
        Assert.Equal(before, OutputWorld.Shape(world.Root));
    }

    [Fact]
    public void A_linked_temporary_name_is_removed_and_not_written_through()
    {
        using OutputWorld world = WorldWithTargets();
        world.Write("kind2/a.yaml=1");
        string victim = Path.Combine(world.Root, "elsewhere/a.yaml");
        string before = File.ReadAllText(victim);
        File.CreateSymbolicLink(world.At(TemporaryFile.PathOf("kind2/a.yaml")), victim);
        File.CreateSymbolicLink(world.At(TemporaryFile.PathOf(OwnedFiles.ListPath)), victim);
        world.Write("kind2/a.yaml=2", "kind2/b.yaml");
        Assert.Equal(before, File.ReadAllText(victim));
        Assert.Equal(OutputWorld.Text("2"), world.Read("kind2/a.yaml"));
        Assert.DoesNotContain(".tmp", world.Shape());
    }

    [Theory]
    [InlineData("kind2/a.yaml", "is a folder")]
    [InlineData("kind2", null)]
    public void A_folder_in_place_of_a_file_and_the_other_way_round(string folder, string? because)
    {
        using var world = new OutputWorld();
        if (because is null)
        {
            world.Put(folder, OutputWorld.Text("a file"));
        }
        else
        {
            Directory.CreateDirectory(world.At(folder));
        }

        var e = Assert.Throws<CannotProceedException>(() => world.Write("kind2/a.yaml"));
        Assert.Contains(because ?? "through a link or a file", e.Message);
    }

    private static OutputWorld WorldWithTargets()
    {
        var world = new OutputWorld();
        Directory.CreateDirectory(Path.Combine(world.Root, "elsewhere"));
        File.WriteAllText(Path.Combine(world.Root, "elsewhere/a.yaml"), OutputWorld.Text("elsewhere"));
        world.Put("inside/a.yaml", OutputWorld.Text("inside/a.yaml"));
        return world;
    }
}
