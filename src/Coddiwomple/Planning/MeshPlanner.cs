using Coddiwomple.Model;

namespace Coddiwomple.Planning;

/// <summary>Takes a cluster, gives what it needs once: its east-west Gateways, and the mesh-wide security objects.</summary>
internal sealed class MeshPlanner(ObjectMetas metas, Mesh mesh)
{
    public ReadOnlyArray<ResourcePlan> Plan(Cluster cluster)
    {
        IstioProfile istio = IstioProfile.For(cluster.Istio);
        var resources = new ArrayBuilder<ResourcePlan>();
        AddGateways(resources, cluster, istio);
        if (mesh.Mtls is { } mode)
        {
            resources.Add(new PeerAuthenticationPlan(metas.Of(istio.PeerAuthenticationApi, Mesh.PeerAuthenticationName, mesh.Namespace), Labels.Empty, mode, []));
        }

        if (mesh.IsClosed)
        {
            AddClosed(resources, cluster, istio);
        }

        return resources.ToReadOnly();
    }

    // Gateways with equal selectors share an object, also across namespaces, which istiod does not tell apart by default: two AUTO_PASSTHROUGH servers
    // on one workload would have the same filter chains (IST0145).
    private void AddGateways(ArrayBuilder<ResourcePlan> resources, Cluster cluster, IstioProfile istio)
    {
        foreach (Gateway first in cluster.Gateways)
        {
            ReadOnlyArray<Gateway> same = cluster.Gateways.Where(gateway => gateway.Selector.Equals(first.Selector));
            if (!ReferenceEquals(same[0], first) || !same.All(static gateway => gateway.IsManaged))
            {
                continue;
            }

            ObjectMeta meta = metas.Of(istio.NetworkingApi, Gateway.ObjectPrefix + first.Name, first.Namespace);
            string host = mesh.Via == ViaMode.Rewrite ? mesh.Domain : cluster.ClusterDomain == "cluster.local" ? "local" : cluster.ClusterDomain;
            resources.Add(new GatewayPlan(meta, first.Selector, Gateway.PassthroughPort, ["*." + host]));
            if (mesh.Via == ViaMode.Rewrite)
            {
                resources.Add(RewriteFilterPlanner.Plan(meta with { ApiVersion = istio.EnvoyFilterApi }, first, mesh, cluster, istio));
            }
        }
    }

    private void AddClosed(ArrayBuilder<ResourcePlan> resources, Cluster cluster, IstioProfile istio)
    {
        resources.Add(new AuthorizationPolicyPlan(metas.Of(istio.AuthorizationApi, "coddiwomple-closed", mesh.Namespace), Labels.Empty, null, []));
        var named = new Dictionary<string, int>(StringComparer.Ordinal);
        var everything = new AccessRulePlan([], [], [], [], [], [], []);
        foreach (IngressGateway ingress in cluster.Ingress)
        {
            int number = named[ingress.Namespace] = named.GetValueOrDefault(ingress.Namespace) + 1;
            string name = number == 1 ? "coddiwomple-ingress" : $"coddiwomple-ingress-{number}";
            resources.Add(new AuthorizationPolicyPlan(metas.Of(istio.AuthorizationApi, name, ingress.Namespace), ingress.Selector, "ALLOW", [everything]));
        }
    }
}
