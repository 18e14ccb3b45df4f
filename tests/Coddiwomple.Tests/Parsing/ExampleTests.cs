using Coddiwomple.Diagnostics;
using Coddiwomple.Parsing;
using Coddiwomple.Tests.Proof;
using Coddiwomple.Text;

namespace Coddiwomple.Tests.Parsing;

public sealed class ExampleTests
{
    [SharedFact("examples/bookinfo.yaml")]
    public void BookinfoIsReadWhole()
    {
        TopologyDocument document = Read("bookinfo.yaml");

        Assert.Equal("bookinfo", document.Name?.Value);
        Assert.Equal(("1.28", "STRICT"), (document.Mesh?.Istio?.Value, document.Mesh?.Mtls?.Value));
        Assert.Equal(["kind2", "kind3"], document.Clusters.Select(cluster => cluster.Name?.Value));
        Assert.Equal("172.18.0.230", document.Clusters[1].Gateways[0].Addresses[0].Value);
        ServiceDocument reviews = document.Services[2];
        Assert.Equal(["v1", "v2"], reviews.Clusters[0].Versions.Select(version => version.Value));
        ReadOnlyArray<TargetDocument> to = reviews.Traffic?.Routes[0].To ?? [];
        Assert.Equal([("v3", "kind3", 75), ("v1", "kind2", 15), ("v2", "kind2", 10)], to.Select(t => (t.Version?.Value, t.Cluster?.Value, t.Weight?.Value ?? 0)));
        Assert.Equal("outlierDetection", reviews.Traffic?.Policy?.Entries[0].Key.Text);
        Assert.Equal(44, reviews.Access[0].Services[0].Span.StartPosition.Line);
    }

    [SharedFact("examples/online-boutique.yaml")]
    public void OnlineBoutiqueIsReadWhole()
    {
        TopologyDocument document = Read("online-boutique.yaml");

        Assert.Equal(11, document.Services.Length);
        Assert.Equal(["us", "eu"], document.Services[0].Clusters.Select(placement => placement.Name?.Value));
        Assert.Equal(31443, document.Clusters[2].Gateways[0].Port?.Value);
        Assert.Equal(["timeout", "retries"], document.Services[9].Traffic?.Routes[0].Fields.Select(field => field.Key.Text));
        Assert.Equal(["vault"], document.Services[10].Callers?.Clusters?.Select(cluster => cluster.Value));
    }

    private static TopologyDocument Read(string name)
    {
        var bag = new DiagnosticBag();
        ReadOnlyArray<TopologyDocument> documents = TopologyParser.Parse(new SourceFile(name, File.ReadAllText(SharedData.Find("examples/" + name)!)), bag);
        Assert.Equal([], bag.Items.Select(ParsingCase.Describe));
        TopologyDocument document = Assert.Single(documents);
        Assert.False(document.IsSpoiled);
        return document;
    }
}
