using System.Text;
using Coddiwomple.Tests.Proof.Generation;

namespace Coddiwomple.Tests.Proof.Properties;

/// <summary>
/// What holds for every topology, tried on random ones. A failure prints its seed: set <c>CODDIWOMPLE_SEED</c> to that number to see only it, with its text.
/// <c>CODDIWOMPLE_TOPOLOGIES</c> asks for more of them than a quick run tries, <c>CODDIWOMPLE_SCOPE</c> for more of the language.
/// </summary>
public sealed class RandomTopologyTests
{
    private const int FirstSeed = 1000;
    private const int MostReports = 10;

    private static readonly int s_count = int.TryParse(Environment.GetEnvironmentVariable("CODDIWOMPLE_TOPOLOGIES"), out int count) ? count : 160;
    private static readonly Scope s_scope = Enum.TryParse(Environment.GetEnvironmentVariable("CODDIWOMPLE_SCOPE"), out Scope scope) ? scope : Scope.All;

    [Fact]
    public void Output_is_valid_and_calls_end_where_the_topology_says() => CheckWalks(s_scope, s_count);

    [Fact]
    public void Historic_meshes_do_as_well() => CheckWalks(Scope.Historic | Scope.HttpFields | Scope.ClusterLocalHost, s_count / 2);

    [Fact]
    public void Policies_admit_whom_the_topology_admits()
    {
        int pairs = 0;
        Report(topology =>
        {
            List<string> problems = Compiled.From(topology.Text).WrongAdmissions(out int count);
            Interlocked.Add(ref pairs, count);
            return problems;
        });
        Assert.True(pairs > s_count * 5 || SeedToRepeat() is not null, $"only {pairs} pairs were asked");
    }

    [Fact]
    public void Order_quotes_and_line_ends_of_the_input_change_nothing() => Report(topology =>
    {
        Dictionary<string, string> files = Compiled.From(topology.Text).Files();
        return Enumerable.Range(1, 2).SelectMany(variant => Differences(files, Compiled.From(topology.Shuffled(variant)).Files()).Select(path => $"variant {variant}: {path} differs"));
    }, s_count / 2);

    [Fact]
    public void A_further_service_changes_only_its_own_files() => Report(topology =>
    {
        Dictionary<string, string> files = Compiled.From(topology.Text).Files();
        Dictionary<string, string> more = Compiled.From(topology.WithOneMore().Text, files.GetValueOrDefault("coddiwomple.lock.yaml")).Files();
        return Differences(files, more)
            .Where(path => !path.EndsWith("/one-more.default.yaml", StringComparison.Ordinal) && !path.EndsWith("/kustomization.yaml", StringComparison.Ordinal) && path != "coddiwomple.lock.yaml")
            .Select(path => $"{path} differs");
    }, s_count / 2);

    /// <summary>A deep run plans and renders for every caller anew.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Callers_that_share_a_plan_get_what_each_would_get_alone(bool areMany) => Report(
        topology => Differences(Compiled.From(topology.Text).Files(), Compiled.From(topology.Text, isDeep: true).Files()).Select(path => $"{path} differs"),
        s_count / 2,
        areMany ? s_scope | Scope.Wide : s_scope);

    private static void CheckWalks(Scope scope, int tries)
    {
        int calls = 0;
        Report(
            topology =>
            {
                var compiled = Compiled.From(topology.Text);
                List<string> problems = [.. compiled.InvalidObjects(), .. compiled.WrongWalks(out int count)];
                Interlocked.Add(ref calls, count);
                return problems;
            },
            tries,
            scope);
        Assert.True(calls > tries * 10 || SeedToRepeat() is not null, $"only {calls} calls were walked");
    }

    private static IEnumerable<string> Differences(Dictionary<string, string> one, Dictionary<string, string> other) =>
        one.Keys.Union(other.Keys).Where(path => one.GetValueOrDefault(path) != other.GetValueOrDefault(path)).Order(StringComparer.Ordinal);

    private static int? SeedToRepeat() => int.TryParse(Environment.GetEnvironmentVariable("CODDIWOMPLE_SEED"), out int seed) ? seed : null;

    private static void Report(Func<RandomTopology, IEnumerable<string>> check, int? tries = null, Scope? scope = null)
    {
        var report = new StringBuilder();
        int failed = 0;
        IEnumerable<int> seeds = SeedToRepeat() is { } only ? [only] : Enumerable.Range(FirstSeed, tries ?? s_count);
        foreach ((RandomTopology topology, string[] problems) in seeds.AsParallel().AsOrdered().Select(seed => Check(RandomTopology.Make(seed, scope ?? s_scope), check)))
        {
            failed += problems.Length > 0 ? 1 : 0;
            if (problems.Length > 0 && failed <= MostReports)
            {
                report.AppendLine($"seed {topology.Seed}:").AppendJoin('\n', problems).AppendLine().AppendLine(SeedToRepeat() is null ? "" : topology.Text);
            }
        }

        Assert.True(failed == 0, $"{failed} of {tries ?? s_count} topologies are wrong\n{report}");
    }

    private static (RandomTopology Topology, string[] Problems) Check(RandomTopology topology, Func<RandomTopology, IEnumerable<string>> check)
    {
        try
        {
            return (topology, [.. check(topology).Take(3)]);
        }
        catch (Exception exception) when (exception is InvalidOperationException or FormatException or KeyNotFoundException or YamlDotNet.Core.YamlException)
        {
            return (topology, [exception.Message]);
        }
    }
}
