namespace Coddiwomple.Tests.Proof.Properties;

/// <summary>The two examples of ../shared: valid objects, and every call ends where the topology says.</summary>
public sealed class ExampleTests
{
    [SharedFact("examples/bookinfo.yaml")]
    public void Bookinfo_is_right() => Check("examples/bookinfo.yaml", 20);

    [SharedFact("examples/online-boutique.yaml")]
    public void Online_boutique_is_right() => Check("examples/online-boutique.yaml", 100);

    private static void Check(string path, int leastCalls)
    {
        var compiled = Compiled.From(File.ReadAllText(SharedData.Find(path)!));
        Assert.Empty(compiled.InvalidObjects());
        Assert.Empty(compiled.WrongWalks(out int count));
        Assert.Empty(compiled.WrongAdmissions(out _));
        Assert.True(count > leastCalls, $"only {count} calls were walked");
    }
}
