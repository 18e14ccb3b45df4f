using System.Text;
using Coddiwomple.Output;

namespace Coddiwomple.Tests.Output;

/// <summary>A run may end at any moment: every file is then whole, everything of ours is listed, and the next run makes the folder right.</summary>
public sealed class CrashTests
{
    private const string Foreign = "kind: Mine\n";

    private static readonly OutputTree s_old = OutputWorld.Tree("coddiwomple.lock.yaml=1", "kind2/a.yaml=1", "kind2/b.yaml=1", "kind2/same.yaml", "kind3/a.yaml=1", "kind4/a.yaml=1");

    private static readonly OutputTree s_new = OutputWorld.Tree("coddiwomple.lock.yaml=2", "kind2/a.yaml=2", "kind2/c.yaml=2", "kind2/same.yaml", "kind4/a.yaml=1", "kind5/a.yaml=2");

    [Theory]
    [InlineData(true, false)]
    [InlineData(true, true)]
    [InlineData(false, false)]
    [InlineData(false, true)]
    public void Killed_after_any_step_the_next_run_repairs(bool hasOld, bool thenBack)
    {
        using OutputWorld reference = Prepare(hasOld: false);
        OutputTree next = thenBack ? s_old : s_new;
        reference.Write(next);
        int steps = 0;
        for (int killAt = 1; ; killAt++)
        {
            using OutputWorld world = Prepare(hasOld);
            if (!WriteAndDieAt(world, killAt))
            {
                break;
            }

            steps++;
            AssertWhole(world);
            world.Write(next);
            Assert.Equal(reference.Shape(), world.Shape());
        }

        // list, folders, staging, moves, deletions, list: the loop must have seen them all.
        Assert.InRange(steps, hasOld ? 14 : 12, 40);
    }

    [Fact]
    public void Killed_again_and_again_the_next_run_repairs()
    {
        using OutputWorld reference = Prepare(hasOld: false);
        reference.Write(s_new);
        using OutputWorld world = Prepare(hasOld: true);
        for (int killAt = 1; WriteAndDieAt(world, (killAt % 5) + 1) && killAt < 60; killAt++)
        {
            AssertWhole(world);
        }

        world.Write(s_new);
        Assert.Equal(reference.Shape(), world.Shape());
    }

    [Fact]
    public void Every_file_that_was_moved_into_place_is_listed_already()
    {
        using OutputWorld world = Prepare(hasOld: true);
        world.Write(s_new, afterStep: _ =>
        {
            string[] ours = [.. Files(world).Where(path => !path.StartsWith('.') && !path.Contains("/.") && path != "kind3/mine.yaml")];
            Assert.NotEmpty(ours);
            Assert.Subset(world.Listed().Split(' ').ToHashSet(), ours.ToHashSet());
        });
    }

    // The exception is none that the writer knows, so it cleans up nothing; like a kill, it releases the lock. A half-written temporary file is added.
    private static bool WriteAndDieAt(OutputWorld world, int killAt)
    {
        int step = 0;
        try
        {
            world.Write(s_new, afterStep: path =>
            {
                if (++step == killAt)
                {
                    if (path.EndsWith(".tmp", StringComparison.Ordinal) || (path.StartsWith(".coddiwomple/new-", StringComparison.Ordinal) && File.Exists(world.At(path))))
                    {
                        File.WriteAllText(world.At(path), "# Code gen");
                    }

                    throw new KilledException();
                }
            });
            return false;
        }
        catch (KilledException)
        {
            return true;
        }
    }

    private static void AssertWhole(OutputWorld world)
    {
        Dictionary<string, string[]> allowed = s_old.Files.Concat(s_new.Files)
            .GroupBy(file => file.Path, file => Encoding.UTF8.GetString(file.Content.ToArray()))
            .ToDictionary(group => group.Key, group => group.ToArray());
        int seen = 0;
        foreach (string path in Files(world).Where(path => allowed.ContainsKey(path)))
        {
            seen++;
            Assert.Contains(world.Read(path), allowed[path]);
        }

        Assert.Equal(Foreign, world.Read("kind3/mine.yaml"));
        Assert.True(seen > 0 || !File.Exists(world.At("kind2/a.yaml")));
    }

    private static IEnumerable<string> Files(OutputWorld world) =>
        Directory.EnumerateFiles(world.Out, "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(world.Out, path));

    private static OutputWorld Prepare(bool hasOld)
    {
        var world = new OutputWorld();
        world.Put("kind3/mine.yaml", Foreign);
        if (hasOld)
        {
            world.Write(s_old);
        }

        return world;
    }

    private sealed class KilledException : Exception;
}
