using Coddiwomple.Output;

namespace Coddiwomple.Tests.Output;

public sealed class RunLockTests
{
    [Fact]
    public void The_second_run_fails_clearly_when_the_first_takes_too_long()
    {
        using var world = new OutputWorld();
        using RunLock first = RunLock.Create(world.Open(), TimeSpan.Zero);
        Assert.True(first.IsFirst);
        var e = Assert.Throws<CannotProceedException>(() => world.Write(OutputWorld.Tree("kind2/a.yaml"), waitSeconds: 0.1));
        Assert.Contains("another run is writing", e.Message);
        Assert.False(Directory.Exists(world.At("kind2")));
        Assert.Single(world.Compute(OutputWorld.Tree("kind2/a.yaml")).Created);
    }

    [Fact]
    public async Task The_second_run_waits_and_compares_with_what_the_first_wrote()
    {
        using var world = new OutputWorld();
        using var firstIsWriting = new ManualResetEventSlim();
        using var secondMayCome = new ManualResetEventSlim();
        Task first = Task.Run(() => world.Write(OutputWorld.Tree("kind2/a.yaml=1", "kind2/b.yaml=1"), afterStep: _ =>
        {
            firstIsWriting.Set();
            secondMayCome.Wait();
        }));
        firstIsWriting.Wait();
        Task<ChangeSet> second = Task.Run(() => world.Write(OutputWorld.Tree("kind2/a.yaml=1", "kind2/b.yaml=2")));
        Assert.NotSame(second, await Task.WhenAny(second, Task.Delay(200)));
        secondMayCome.Set();
        await first;
        ChangeSet changes = await second;
        Assert.Equal("kind2/b.yaml", Assert.Single(changes.Updated).Path);
        Assert.Equal(1, changes.UnchangedCount);
    }

    [Fact]
    public void A_first_run_that_was_overtaken_compares_again()
    {
        using var world = new OutputWorld();
        OutputFolder folder = world.Open();
        Assert.Null(RunLock.AcquireExisting(folder, TimeSpan.Zero));
        world.Write("kind2/a.yaml");
        using RunLock late = RunLock.Create(folder, TimeSpan.Zero);
        Assert.False(late.IsFirst);
    }

    [Fact]
    public void A_lock_file_that_nobody_holds_keeps_nobody_out()
    {
        using var world = new OutputWorld();
        world.Put(RunLock.LockPath, "left by a killed run");
        Assert.Single(world.Write(OutputWorld.Tree("kind2/a.yaml"), waitSeconds: 0).Created);
    }

    [Fact]
    public void Only_the_list_is_for_committing()
    {
        using var world = new OutputWorld();
        world.Write("kind2/a.yaml");
        Git.Run(world.Root, "init", "-q");
        Assert.Equal("out/.coddiwomple/files\nout/kind2/a.yaml\n", Git.Run(world.Root, "ls-files", "--others", "--exclude-standard"));
    }

    [Fact]
    public void Many_runs_at_once_end_in_one_of_their_trees()
    {
        using var world = new OutputWorld();
        string[] names = [.. Enumerable.Range(0, 40).Select(i => $"kind{i % 3}/service-{i}.yaml")];
        OutputTree[] trees = [.. Enumerable.Range(0, 4).Select(run => OutputWorld.Tree([.. names.Skip(run).Select(name => $"{name}={run}")]))];
        Parallel.For(0, 12, new ParallelOptions { MaxDegreeOfParallelism = 6 }, i => world.Write(trees[i % 4], waitSeconds: 60));
        Assert.Single(trees, tree => world.Compute(tree).IsEmpty);
        Assert.DoesNotContain(".tmp", world.Shape());
    }

    [Fact]
    public void Many_first_runs_at_once_wait_for_each_other()
    {
        for (int round = 0; round < 40; round++)
        {
            using var world = new OutputWorld();
            Parallel.For(0, 6, new ParallelOptions { MaxDegreeOfParallelism = 6 }, _ => world.Write(OutputWorld.Tree("kind1/reviews.yaml"), waitSeconds: 60));
            Assert.True(File.Exists(Path.Combine(world.Out, RunLock.IgnorePath)));
            Assert.DoesNotContain(".tmp", world.Shape());
        }
    }
}
