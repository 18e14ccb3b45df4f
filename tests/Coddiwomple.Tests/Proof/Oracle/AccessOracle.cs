using Coddiwomple.Tests.Proof.Walking;
using Coddiwomple.Tests.Proof.Yaml;

namespace Coddiwomple.Tests.Proof.Oracle;

/// <summary>Takes a topology, says whether a caller may call a service in a cluster: items of `access` are ORed, `deny` items come first, closed refuses the rest.</summary>
internal sealed class AccessOracle(TopologyModel topology)
{
    public bool MayCall(TopologyService callee, Caller caller, Request request, string host, int targetPort)
    {
        Node[] items = [.. callee.Access.Items];
        bool Fits(Node item) => FitsSource(item, caller, callee) && FitsOperation(item, request, host, targetPort);
        if (items.Any(item => item["deny"].IsTrue && Fits(item)))
        {
            return false;
        }

        Node[] allowing = [.. items.Where(item => !item["deny"].IsTrue)];
        return allowing.Length == 0 ? !topology.IsClosed : allowing.Any(Fits);
    }

    private bool FitsSource(Node item, Caller caller, TopologyService callee)
    {
        bool any = !item["services"].Exists && !item["principals"].Exists && !item["namespaces"].Exists;
        return any
            || item["services"].Texts.Any(name => PrincipalsOf(topology.Service(name, callee.Namespace)).Contains(caller.Principal))
            || (item["principals"].Exists && Admission.FitsAny(item["principals"], caller.Principal))
            || (item["namespaces"].Exists && Admission.FitsAny(item["namespaces"], caller.Principal.Split('/')[2]));
    }

    private static bool FitsOperation(Node item, Request request, string host, int targetPort) =>
        (!item["methods"].Exists || Admission.FitsAny(item["methods"], request.Method))
        && (!item["paths"].Exists || Admission.FitsAny(item["paths"], request.Path))
        && (!item["ports"].Exists || Admission.FitsAny(item["ports"], $"{targetPort}"))
        && (!item["hosts"].Exists || Admission.FitsAny(item["hosts"], host));

    // A service's account in every cluster where it runs, in the namespace it has there, under that cluster's trust domain.
    private IEnumerable<string> PrincipalsOf(TopologyService service) =>
        service.Placements.Select(placement => WorldOfTopology.PrincipalOf(service, topology.Cluster(placement.Cluster)));
}
