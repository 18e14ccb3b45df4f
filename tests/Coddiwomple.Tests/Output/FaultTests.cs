using System.Diagnostics;
using System.Runtime.Versioning;
using Coddiwomple.Output;

namespace Coddiwomple.Tests.Output;

/// <summary>What the file system refuses ends the run with one clear sentence; every file stays whole, and no temporary file stays behind.</summary>
public sealed class FaultTests
{
    private static readonly string s_big = new('x', 80_000);

    [Fact]
    public void A_name_that_cannot_be_written_leaves_the_old_tree_as_it_was()
    {
        using var world = new OutputWorld();
        world.Write("kind2/a.yaml=1", "kind2/b.yaml=1");
        string blocked = TemporaryFile.PathOf("kind2/b.yaml");
        Directory.CreateDirectory(world.At(blocked));
        var e = Assert.Throws<CannotProceedException>(() => world.Write("kind1/a.yaml", "kind2/a.yaml=2", "kind2/b.yaml=2"));
        Assert.Contains($"cannot write \"{world.At("kind2/b.yaml")}\"", e.Message);
        Assert.NotNull(e.Hint);
        Assert.Equal(OutputWorld.Text("1"), world.Read("kind2/a.yaml"));
        Assert.False(Directory.Exists(world.At("kind1")));
        Assert.Equal([world.At(blocked)], Directory.GetFileSystemEntries(world.Out, "*.tmp", SearchOption.AllDirectories));

        Directory.Delete(world.At(blocked));
        world.Write("kind1/a.yaml", "kind2/a.yaml=2", "kind2/b.yaml=2");
        Assert.Equal(OutputWorld.Text("2"), world.Read("kind2/b.yaml"));
    }

    [Fact]
    public void An_output_folder_below_a_file_cannot_be_made()
    {
        using var world = new OutputWorld();
        File.WriteAllText(world.Out, "a file");
        using var staging = new StagingFolder(new Lazy<OutputFolder>(OutputFolder.Open(Path.Combine(world.Out, "below"), [], null)));
        Assert.Throws<CannotProceedException>(() => TreeWriter.Write(OutputWorld.Tree("kind2/a.yaml"), staging, true, TimeSpan.Zero));
        Assert.Equal("a file", File.ReadAllText(world.Out));
    }

    [MountFact]
    public void A_full_disk_leaves_the_old_tree_as_it_was()
    {
        using var disk = new MountedFolder("size=256k");
        var world = new OutputWorld(disk.Path);
        world.Write($"kind2/a.yaml={s_big}1", "kind2/b.yaml=1");
        string before = world.Shape();
        var e = Assert.Throws<CannotProceedException>(() => world.Write(
            $"kind2/a.yaml={s_big}2", "kind2/b.yaml=2", $"kind3/a.yaml={s_big}", $"kind4/a.yaml={s_big}", $"kind5/a.yaml={s_big}"));
        Assert.Contains("no space left on device", e.Message);
        Assert.Equal(OutputWorld.Text($"{s_big}1"), world.Read("kind2/a.yaml"));
        Assert.Equal(OutputWorld.Text("1"), world.Read("kind2/b.yaml"));
        Assert.DoesNotContain(".tmp", world.Shape());

        // Only the list may have grown; going back needs no other change.
        world.Write($"kind2/a.yaml={s_big}1", "kind2/b.yaml=1");
        Assert.Equal(before, world.Shape());
    }

    [MountFact]
    public void A_read_only_disk_can_be_checked_but_not_written()
    {
        using var disk = new MountedFolder("size=256k");
        var world = new OutputWorld(disk.Path);
        world.Write("kind2/a.yaml=1");
        disk.Remount("ro");
        Assert.True(world.Write("kind2/a.yaml=1").IsEmpty);
        Assert.Single(world.Compute(OutputWorld.Tree("kind2/a.yaml=2")).Updated);
        var e = Assert.Throws<CannotProceedException>(() => world.Write("kind2/a.yaml=2"));
        Assert.Contains("read-only", e.Message);
        Assert.Equal(OutputWorld.Text("1"), world.Read("kind2/a.yaml"));
    }

    [UserFact]
    [UnsupportedOSPlatform("windows")]
    public void A_folder_without_permission_cannot_be_written()
    {
        using var world = new OutputWorld();
        world.Write("kind2/a.yaml=1");
        const UnixFileMode NoWriting = UnixFileMode.UserRead | UnixFileMode.UserExecute;
        File.SetUnixFileMode(world.At("kind2"), NoWriting);
        try
        {
            var e = Assert.Throws<CannotProceedException>(() => world.Write("kind2/a.yaml=2"));
            Assert.Contains("permission denied", e.Message);
            Assert.Equal(OutputWorld.Text("1"), world.Read("kind2/a.yaml"));
        }
        finally
        {
            File.SetUnixFileMode(world.At("kind2"), NoWriting | UnixFileMode.UserWrite);
        }
    }
}

/// <summary>A test that mounts a small file system, which only root may, and not in every container.</summary>
public sealed class MountFactAttribute : FactAttribute
{
    private static readonly string? s_obstacle = FindObstacle();

    public MountFactAttribute() => Skip = s_obstacle!;

    internal static string? Obstacle => s_obstacle;

    private static string? FindObstacle()
    {
        if (!OperatingSystem.IsLinux() || !Environment.IsPrivilegedProcess)
        {
            return "needs root on Linux, to mount a small file system";
        }

        try
        {
            new MountedFolder("size=64k").Dispose();
            return null;
        }
        catch (Exception e)
        {
            return $"mounting is not allowed here: {e.Message}";
        }
    }
}

/// <summary>The same with several cases.</summary>
public sealed class MountTheoryAttribute : TheoryAttribute
{
    public MountTheoryAttribute() => Skip = MountFactAttribute.Obstacle!;
}

/// <summary>A test of permissions, which do not bind root.</summary>
public sealed class UserFactAttribute : FactAttribute
{
    public UserFactAttribute() => Skip = OperatingSystem.IsWindows() || Environment.IsPrivilegedProcess ? "permissions do not bind root" : null!;
}

/// <summary>A temporary folder that is a small file system of its own.</summary>
internal sealed class MountedFolder : IDisposable
{
    public MountedFolder(string options)
    {
        Path = Directory.CreateTempSubdirectory("coddiwomple-mount-").FullName;
        Run("mount", "-t", "tmpfs", "-o", options, "tmpfs", Path);
    }

    public string Path { get; }

    public void Remount(string option) => Run("mount", "-o", $"remount,{option}", Path);

    public void Dispose()
    {
        Run("umount", Path);
        Directory.Delete(Path);
    }

    private static void Run(string program, params string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        string error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException(error.Trim());
        }
    }
}
