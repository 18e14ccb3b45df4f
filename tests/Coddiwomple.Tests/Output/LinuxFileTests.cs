using System.Text;
using Coddiwomple.Output;

namespace Coddiwomple.Tests.Output;

/// <summary>The short way of making a file makes the same one as .NET's, and where it does not go, it leaves nothing.</summary>
public sealed class LinuxFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("coddiwomple-files-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3_000_000)]
    public void It_makes_what_NET_makes(int length)
    {
        byte[] content = [.. Enumerable.Range(0, length).Select(i => (byte)(i * 7))];
        string place = Path.Combine(_folder, "größe.yaml");
        Assert.Equal(OperatingSystem.IsLinux(), TryWriteNew(place, content));
        if (!OperatingSystem.IsLinux())
        {
            Assert.False(File.Exists(place));
            return;
        }

        string other = Path.Combine(_folder, "other.yaml");
        TemporaryFile.Write(other, content);
        Assert.Equal(content, File.ReadAllBytes(place));
        Assert.Equal(File.GetUnixFileMode(other), File.GetUnixFileMode(place));
    }

    [Fact]
    public void What_is_there_stays()
    {
        string place = Path.Combine(_folder, "there.yaml");
        string link = Path.Combine(_folder, "link.yaml");
        File.WriteAllText(place, "old");
        File.CreateSymbolicLink(link, Path.Combine(_folder, "elsewhere.yaml"));
        Assert.False(TryWriteNew(place, "new"u8));
        Assert.False(TryWriteNew(link, "new"u8));
        Assert.False(TryWriteNew(Path.Combine(_folder, "no folder", "new.yaml"), "new"u8));
        Assert.Equal("old", File.ReadAllText(place));
        Assert.Equal(["link.yaml", "there.yaml"], Directory.EnumerateFileSystemEntries(_folder).Select(entry => Path.GetFileName(entry)).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(10)]
    [InlineData(200)]
    public void A_staged_file_may_have_a_long_path(int length)
    {
        string output = Path.Combine(_folder, new string('a', length), new string('b', length), new string('c', length), "größe");
        using var staging = new StagingFolder(new Lazy<OutputFolder>(OutputFolder.Open(output, [], null)));
        Assert.True(staging.TryClaimFor(["kind2"]));
        staging.Write("kind2", "mesh.yaml", "text"u8);
        Assert.Equal("text"u8, staging.Read("kind2/mesh.yaml"));
        Assert.Equal(["mesh.yaml"], Directory.EnumerateFiles(Path.Combine(output, staging.Place, "kind2")).Select(file => Path.GetFileName(file)));
    }

    [MountFact]
    public void A_full_disk_keeps_no_part_of_a_file()
    {
        using var disk = new MountedFolder("size=256k");
        Assert.False(TryWriteNew(Path.Combine(disk.Path, "large.yaml"), new byte[1 << 20]));
        Assert.Empty(Directory.EnumerateFileSystemEntries(disk.Path));

        using var staging = new StagingFolder(new Lazy<OutputFolder>(OutputFolder.Open(Path.Combine(disk.Path, "out"), [], null)));
        Assert.True(staging.TryClaimFor(["kind2"]));
        var e = Assert.Throws<CannotProceedException>(() => staging.Write("kind2", "large.yaml", new byte[1 << 20]));
        Assert.Contains("no space left on device", e.Message);
    }

    private static bool TryWriteNew(string place, ReadOnlySpan<byte> content) => LinuxFile.TryWriteNew(Encoding.UTF8.GetBytes(place + '\0'), content);
}
