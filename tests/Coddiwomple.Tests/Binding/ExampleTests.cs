using Coddiwomple.Diagnostics;
using Coddiwomple.Model;
using Coddiwomple.Tests.Checking;
using Coddiwomple.Tests.Proof;

namespace Coddiwomple.Tests.Binding;

public sealed class ExampleTests
{
    [SharedFact("examples/bookinfo.yaml")]
    public void BookinfoIsBound()
    {
        Topology topology = Bind("bookinfo.yaml", "CW0604");

        Assert.Equal(("bookinfo", "global", MtlsMode.Strict), (topology.Name, topology.Mesh.Domain, topology.Mesh.Mtls));
        Assert.Equal(["details.default", "productpage.default", "ratings.default", "reviews.default"], topology.Services.Select(service => service.Id));
        Service reviews = topology.FindService("reviews.default")!;
        Assert.Equal(["reviews.default.global"], reviews.Hosts.AsEnumerable());
        Assert.Equal(["reviews.default.svc.cluster.local", "reviews.default.svc.cluster.local"], reviews.Placements.Select(placement => placement.Host));
        Assert.Equal(["v1", "v2", "v3"], reviews.Versions.Select(version => version.Name));
        Assert.Equal([75, 15, 10], reviews.Traffic.Routes[0].To.Select(target => target.Weight));
        Assert.Equal("2m", (reviews.Traffic.Policy?.OutlierDetection?["baseEjectionTime"] as IstioText)?.Value);
        Assert.Equal(["productpage.default"], reviews.Access[0].ServiceIds.AsEnumerable());
        Assert.Equal(["kind2", "kind3"], reviews.Callers.Clusters.Select(cluster => cluster.TrustDomain));
    }

    [SharedFact("examples/online-boutique.yaml")]
    public void OnlineBoutiqueIsBound()
    {
        Topology topology = Bind("online-boutique.yaml");

        Assert.Equal(11, topology.Services.Length);
        Assert.Equal(["eu", "us", "vault"], topology.Clusters.Select(cluster => cluster.Name));
        Assert.Equal((240u << 24) | (80u << 16), topology.Mesh.Addresses.Network);
        Assert.Equal(31443, topology.FindCluster("vault")!.Gateways[0].Port);
        Service checkout = topology.FindService("checkoutservice.default")!;
        Assert.Equal(["timeout", "retries"], checkout.Traffic.Routes[0].Fields.Fields.Select(field => field.Name));
        Assert.Equal(["attempts", "perTryTimeout", "retryOn"], (checkout.Traffic.Routes[0].Fields["retries"] as IstioMap)!.Fields.Select(field => field.Name));
        Assert.Equal(["vault"], topology.FindService("paymentservice.default")!.Callers.Clusters.Select(cluster => cluster.Name));
    }

    private static Topology Bind(string name, params string[] expected)
    {
        (Topology? topology, ReadOnlyArray<Diagnostic> diagnostics) = ErrorCase.Run(name, File.ReadAllText(SharedData.Find("examples/" + name)!));
        Assert.Equal(expected, diagnostics.Where(diagnostic => diagnostic.Severity != Severity.Info).Select(diagnostic => diagnostic.Code));
        return topology!;
    }
}
