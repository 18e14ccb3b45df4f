using Coddiwomple.Tests.Cli;

namespace Coddiwomple.Tests.Certificates;

[Collection(CurrentFolder.Name)]
public sealed class CertsCommandTests : IDisposable
{
    private readonly CliRun _cli = new();

    public void Dispose() => _cli.Dispose();

    [Fact]
    public void A_topology_names_the_clusters_their_trust_domains_and_the_namespace()
    {
        File.Copy(Path.Combine(Golden.TestData("install", "020-one-trust-domain"), "topology.yaml"), "topology.yaml");
        Assert.Equal(0, _cli.Run("certs", "init", "certs").ExitCode);
        CliRun.Outcome run = _cli.Run("certs", "issue", "certs", "--topology", "topology.yaml");
        Assert.Equal((0, ""), (run.ExitCode, run.Output));
        Assert.Contains("\"kind2\"", run.Error, StringComparison.Ordinal);
        Assert.Contains("\"kind3\"", run.Error, StringComparison.Ordinal);
        Assert.Contains("namespace: mesh\n", File.ReadAllText("certs/kind3/cacerts.yaml"), StringComparison.Ordinal);

        // A second run leaves what is there alone; naming one that is there is an error.
        byte[] key = File.ReadAllBytes("certs/kind2/ca-key.pem");
        Assert.Equal(0, _cli.Run("certs", "issue", "certs", "--topology", "topology.yaml").ExitCode);
        Assert.Equal(2, _cli.Run("certs", "issue", "certs", "--topology", "topology.yaml", "--cluster", "kind2").ExitCode);
        Assert.Equal(key, File.ReadAllBytes("certs/kind2/ca-key.pem"));
        Assert.Contains("did you mean \"kind2\"", _cli.Run("certs", "issue", "certs", "--topology", "topology.yaml", "--cluster", "kind22").Error, StringComparison.Ordinal);

        run = _cli.Run("certs", "check", "certs");
        Assert.Equal((0, "", "2 clusters: no problems found\n"), (run.ExitCode, run.Output, run.Error));
    }

    [Fact]
    public void A_topology_with_errors_is_exit_1_and_nothing_is_written()
    {
        File.WriteAllText("topology.yaml", "apiVersion: coddiwomple.io/v1alpha1\nkind: Topology\n");
        _cli.Run("certs", "init", "certs");
        Assert.Equal(1, _cli.Run("certs", "issue", "certs", "--topology", "topology.yaml").ExitCode);
        Assert.Empty(Directory.EnumerateDirectories("certs"));
        CliRun.Outcome run = _cli.Run("install-values");
        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.Contains("CW0103", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Install_values_are_printed_for_the_clusters_that_are_named()
    {
        File.Copy(Path.Combine(Golden.TestData("install", "020-one-trust-domain"), "topology.yaml"), "topology.yaml");
        string expected = Path.Combine(Golden.TestData("install", "020-one-trust-domain"), "expected", "kind2");
        CliRun.Outcome run = _cli.Run("install-values", "--cluster", "kind2");
        Assert.Equal($"---\n{File.ReadAllText(Path.Combine(expected, "istiod.yaml"))}---\n{File.ReadAllText(Path.Combine(expected, "istio-eastwestgateway.yaml"))}", run.Output);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal(2, _cli.Run("install-values", "--cluster", "kind9").ExitCode);
    }

    [Theory]
    [InlineData("../x")]
    [InlineData("/tmp/x")]
    [InlineData("a/b")]
    [InlineData("..")]
    [InlineData("A")]
    public void Names_cannot_leave_the_folder(string name)
    {
        _cli.Run("certs", "init", "certs");
        CliRun.Outcome run = _cli.Run("certs", "issue", "certs", "--cluster", name);
        Assert.Equal(2, run.ExitCode);
        Assert.Empty(Directory.EnumerateDirectories("certs"));
    }

    [Fact]
    public void Reports_show_no_key()
    {
        _cli.Run("certs", "init", "certs");
        _cli.Run("certs", "issue", "certs", "--cluster", "kind2");
        string key = File.ReadAllText("certs/root-key.pem");
        File.WriteAllText("certs/kind2/ca-key.pem", key);
        File.WriteAllText("certs/kind2/cacerts.yaml", key.Split('\n')[1]);
        foreach (string format in new[] { "text", "concise", "json", "sarif", "github" })
        {
            CliRun.Outcome run = _cli.Run("certs", "check", "certs", "--format", format);
            Assert.Equal(1, run.ExitCode);
            Assert.Contains("CW0655", run.Output, StringComparison.Ordinal);
            Assert.All(key.Split('\n').Skip(1).Where(line => line.Length > 0 && !line.StartsWith('-')), line => Assert.DoesNotContain(line, run.Output + run.Error, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void An_error_is_not_ignored()
    {
        _cli.Run("certs", "init", "certs");
        _cli.Run("certs", "issue", "certs", "--cluster", "kind2");
        File.Copy("certs/root-key.pem", "certs/kind2/ca-key.pem", overwrite: true);
        CliRun.Outcome run = _cli.Run("certs", "check", "certs", "--ignore", "CW0655", "--format", "concise");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("error[CW0655]", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_secret_can_be_printed_instead_of_written()
    {
        _cli.Run("certs", "init", "certs");
        CliRun.Outcome run = _cli.Run("certs", "issue", "certs", "--cluster", "kind2", "-o", "-", "--namespace", "mesh");
        Assert.StartsWith("---\n# Holds a private key", run.Output, StringComparison.Ordinal);
        Assert.Contains($"  ca-key.pem: {Convert.ToBase64String(File.ReadAllBytes("certs/kind2/ca-key.pem"))}\n", run.Output, StringComparison.Ordinal);
        Assert.False(File.Exists("certs/kind2/cacerts.yaml"));
    }

    [Theory]
    [InlineData("certs")]
    [InlineData("certs init")]
    [InlineData("certs init certs --days 0")]
    [InlineData("certs init certs --days ten")]
    [InlineData("certs init certs --algorithm rsa")]
    [InlineData("certs issue certs")]
    [InlineData("certs issue certs --cluster a --trust-domain A_B/")]
    [InlineData("certs check nothing")]
    [InlineData("install-values --kind chart")]
    public void Wrong_calls_are_exit_2(string line)
    {
        CliRun.Outcome run = _cli.Run(line.Split(' '));
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.False(Directory.Exists("certs"));
    }
}
