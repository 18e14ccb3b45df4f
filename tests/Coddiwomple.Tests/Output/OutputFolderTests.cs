using Coddiwomple.Output;

namespace Coddiwomple.Tests.Output;

public sealed class OutputFolderTests
{
    [Theory]
    [InlineData(".", "current folder")]
    [InlineData("./", "current folder")]
    [InlineData("x/..", "current folder")]
    [InlineData("/", "root")]
    [InlineData("/..", "root")]
    [InlineData("", "no name")]
    [InlineData(" ", "no name")]
    public void Refuses_what_nobody_wants_pruned(string path, string because)
    {
        var e = Assert.Throws<CannotProceedException>(() => OutputFolder.Open(path, [], null));
        Assert.Contains(because, e.Message);
        Assert.NotNull(e.Hint);
    }

    [Theory]
    [InlineData("home", "home folder")]
    [InlineData("home/", "home folder")]
    [InlineData("linked-home", "home folder")]
    [InlineData("", "home folder")]
    [InlineData("topologies", "topology file")]
    [InlineData("linked-topologies", "topology file")]
    [InlineData("links", "topology file")]
    [InlineData("file", "it is a file")]
    [InlineData("loop", "links")]
    public void Refuses_by_the_real_path(string below, string because)
    {
        using OutputWorld world = FolderWithLinks();
        var e = Assert.Throws<CannotProceedException>(() => Open(world, below));
        Assert.Contains(because, e.Message);
    }

    [Theory]
    [InlineData("out")]
    [InlineData("home/out")]
    [InlineData("topologies/out")]
    [InlineData("topologies/team-too")]
    [InlineData("a/b/c")]
    public void Takes_folders_that_exist_or_not(string below)
    {
        using OutputWorld world = FolderWithLinks();
        Assert.Equal(Path.Combine(world.Root, below), Open(world, below).RealPath);
    }

    [Fact]
    public void Follows_a_link_to_the_output_folder_itself()
    {
        using OutputWorld world = FolderWithLinks();
        OutputFolder folder = Open(world, "linked-free/");
        Assert.Equal(Path.Combine(world.Root, "free"), folder.RealPath);
        Assert.Equal(Path.Combine(world.Root, "linked-free") + "/kind2/mesh.yaml", folder.Describe("kind2/mesh.yaml"));
        Assert.Equal(Path.Combine(world.Root, "nowhere"), Open(world, "dangling").RealPath);
    }

    private static OutputFolder Open(OutputWorld world, string below) => OutputFolder.Open(
        Path.Combine(world.Root, below),
        [Path.Combine(world.Root, "topologies/team/topology.yaml"), Path.Combine(world.Root, "links/topology.yaml")],
        Path.Combine(world.Root, "home"));

    private static OutputWorld FolderWithLinks()
    {
        var world = new OutputWorld();
        foreach (string folder in new[] { "home", "topologies/team", "links", "free" })
        {
            Directory.CreateDirectory(Path.Combine(world.Root, folder));
        }

        File.WriteAllText(Path.Combine(world.Root, "topologies/team/topology.yaml"), "");
        File.WriteAllText(Path.Combine(world.Root, "file"), "");
        Link("linked-home", "home");
        Link("linked-topologies", "topologies");
        Link("linked-free", "free");
        Link("links/topology.yaml", "../topologies/team/topology.yaml");
        Link("dangling", "nowhere");
        Link("loop", "loop");
        return world;

        void Link(string name, string target) => Directory.CreateSymbolicLink(Path.Combine(world.Root, name), target);
    }
}
