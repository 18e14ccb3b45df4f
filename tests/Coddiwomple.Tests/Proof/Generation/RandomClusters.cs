using System.Globalization;
using Coddiwomple.Tests.Proof.Yaml;
using static Coddiwomple.Tests.Proof.Generation.Draw;

namespace Coddiwomple.Tests.Proof.Generation;

/// <summary>A cluster as drawn: what services and routes must know of it, and its YAML.</summary>
internal sealed record DrawnCluster(string Name, bool HasGateway, bool HasLocality, string Domain, int IstioMinor, Node Yaml);

/// <summary>Draws clusters: localities missing, equal or different; none to two gateways with one to three addresses of every kind.</summary>
internal sealed class RandomClusters(Draw draw, Scope scope, DrawnMesh mesh)
{
    private static readonly string[] s_localities = ["us-east1/us-east1-b", "us-east1/us-east1-c", "us-west1/us-west1-a", "us-west1", "eu/eu-a/rack-1", "eu/eu-a/rack-2", "eu/eu-b", "asia", "1e3/on"];

    private static readonly string[] s_shared = ["us-east1/us-east1-b", "us-east1/us-east1-c", "us-west1/us-west1-a", "europe-west1", "europe-north1", "asia-east1"];

    private static readonly string[] s_today = ["1.22", "1.24", "1.26", "1.29", "1.30"];
    private static readonly string[] s_old = ["1.5", "1.8", "1.10", "1.14", "1.17", "1.21"];
    private static readonly string[] s_oldWithPods = ["1.7", "1.8", "1.10", "1.14", "1.17", "1.21"];
    private static readonly string[] s_historic = ["1.1", "1.2", "1.3", "1.4", "1.5.1", "1.6", "1.7.5"];

    private int _addresses;

    public DrawnCluster[] Make()
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        int count = scope.HasFlag(Scope.Wide) || draw.Chance(5) ? draw.Between(10, 20) : draw.Between(1, 5);
        bool allLocal = draw.Chance(60);
        return [.. Enumerable.Range(0, count).Select(_ => MakeOne(draw.Name(taken), allLocal))];
    }

    private DrawnCluster MakeOne(string name, bool mustHaveLocality)
    {
        string domain = !mesh.Rewrites && draw.Chance(15) ? draw.One(["east.local", "k8s.example.com", "on.local"]) : "cluster.local";
        int gateways = draw.Chance(15) ? 0 : draw.Chance(20) ? 2 : 1;
        bool local = mustHaveLocality || draw.Chance(70);
        string? istio = draw.Chance(scope.HasFlag(Scope.Wide) ? 10 : 40) ? draw.One(Releases()) : null;
        return new DrawnCluster(name, gateways > 0, local, domain, int.Parse((istio ?? mesh.Istio).Split('.')[1], CultureInfo.InvariantCulture), MapNode.Of(
            ("name", Word(name)),
            ("locality", local ? Word(scope.HasFlag(Scope.Wide) && draw.Chance(90) ? draw.One(s_shared) : draw.One(s_localities)) : null),
            ("clusterDomain", domain == "cluster.local" ? null : Word(domain)),
            ("trustDomain", draw.Chance(40) ? Word(draw.One([name, "mesh.example.com", "on"])) : null),
            ("istio", istio is null ? null : Word(istio)),
            ("gateways", gateways == 0 ? null : List(Enumerable.Range(0, gateways).Select(index => MakeGateway(index, gateways))))));
    }

    private string[] Releases() =>
        scope.HasFlag(Scope.Historic) ? s_historic : !scope.HasFlag(Scope.OldIstio) ? s_today : scope.HasFlag(Scope.OwnPods) ? s_oldWithPods : s_old;

    private Node MakeGateway(int index, int count)
    {
        // Istio's Gateway selects pods of every namespace, so gateways of one cluster in two namespaces need labels of their own.
        string? space = draw.Chance(15) ? draw.One(["gateways", "null"]) : null;
        int port = draw.Chance(20) ? draw.Between(30000, 32767) : 15443;
        return MapNode.Of(
            ("name", count > 1 || draw.Chance(20) ? Word($"{draw.One(["gw", "on", "7"])}-{index}") : null),
            ("addresses", Words(Enumerable.Range(0, draw.Chance(70) ? 1 : draw.Between(2, 3)).Select(_ => Address()))),
            ("port", port == 15443 ? null : Number(port)),
            ("namespace", space is null ? null : Word(space)),
            ("selector", space is not null ? MapNode.Of(("istio", Word(space))) : draw.Chance(15) ? MapNode.Of(("istio", Word("eastwestgateway")), ("app", Word(draw.One(["on", "gw", "1e3"])))) : null),
            ("manage", !mesh.Rewrites && draw.Chance(10) ? Truth(false) : null));
    }

    private string Address()
    {
        int number = ++_addresses;
        return draw.Between(0, 9) switch
        {
            < 6 => $"172.18.{number / 250}.{(number % 250) + 1}",
            6 => $"2001:db8::{number:x}",
            7 => $"gw{number}.example.com",
            8 => $"a1b2-{number}.elb.eu-west-1.amazonaws.com.",
            _ => $"{number}.e2e",
        };
    }
}
