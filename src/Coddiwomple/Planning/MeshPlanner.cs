using System.Collections.Immutable;
using Coddiwomple.Model;

namespace Coddiwomple.Planning;

/// <summary>Takes a cluster, gives what it needs once: its east-west Gateways, and the mesh-wide security objects.</summary>
internal sealed class MeshPlanner(ObjectMetas metas, Mesh mesh)
{
    public ImmutableArray<ResourcePlan> Plan(Cluster cluster)
    {
        IstioProfile istio = IstioProfile.For(cluster.Istio);
        var resources = ImmutableArray.CreateBuilder<ResourcePlan>();
        resources.AddRange(Gateways(cluster, istio));
        if (mesh.Mtls is { } mode)
        {
            resources.Add(new PeerAuthenticationPlan(metas.Of(istio.PeerAuthenticationApi, "default", mesh.Namespace), Labels.Empty, mode, []));
        }

        if (mesh.IsClosed)
        {
            resources.AddRange(Closed(cluster, istio));
        }

        return resources.ToImmutable();
    }

    // Gateways with equal selectors share an object, also across namespaces, which istiod does not tell apart by default: two AUTO_PASSTHROUGH servers
    // on one workload would have the same filter chains (IST0145).
    private IEnumerable<ResourcePlan> Gateways(Cluster cluster, IstioProfile istio)
    {
        foreach (Gateway first in cluster.Gateways)
        {
            Gateway[] same = [.. cluster.Gateways.Where(gateway => gateway.Selector.Equals(first.Selector))];
            if (!ReferenceEquals(same[0], first) || !Array.TrueForAll(same, gateway => gateway.IsManaged))
            {
                continue;
            }

            ObjectMeta meta = metas.Of(istio.NetworkingApi, "coddiwomple-" + first.Name, first.Namespace);
            string host = mesh.Via == ViaMode.Rewrite ? mesh.Domain : cluster.ClusterDomain == "cluster.local" ? "local" : cluster.ClusterDomain;
            yield return new GatewayPlan(meta, first.Selector, Gateway.PassthroughPort, ["*." + host]);
            if (mesh.Via == ViaMode.Rewrite)
            {
                yield return RewriteFilterPlanner.Plan(meta with { ApiVersion = istio.EnvoyFilterApi }, first, mesh, cluster, istio);
            }
        }
    }

    private IEnumerable<ResourcePlan> Closed(Cluster cluster, IstioProfile istio)
    {
        yield return new AuthorizationPolicyPlan(metas.Of(istio.AuthorizationApi, "coddiwomple-closed", mesh.Namespace), Labels.Empty, null, []);
        var named = new Dictionary<string, int>(StringComparer.Ordinal);
        var everything = new AccessRulePlan([], [], [], [], [], [], []);
        foreach (IngressGateway ingress in cluster.Ingress)
        {
            int number = named[ingress.Namespace] = named.GetValueOrDefault(ingress.Namespace) + 1;
            string name = number == 1 ? "coddiwomple-ingress" : $"coddiwomple-ingress-{number}";
            yield return new AuthorizationPolicyPlan(metas.Of(istio.AuthorizationApi, name, ingress.Namespace), ingress.Selector, "ALLOW", [everything]);
        }
    }
}
