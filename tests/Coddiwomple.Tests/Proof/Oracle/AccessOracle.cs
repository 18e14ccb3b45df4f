using Coddiwomple.Tests.Proof.Walking;
using Coddiwomple.Tests.Proof.Yaml;

namespace Coddiwomple.Tests.Proof.Oracle;

/// <summary>Takes a topology, says whether a caller may call a service in a cluster: items of `access` are ORed, `deny` items come first, closed refuses the rest.</summary>
internal sealed class AccessOracle(TopologyModel topology)
{
    public bool MayCall(TopologyService callee, Caller caller, Request request, string host, int targetPort)
    {
        Node[] items = [.. callee.Access.Items];
        bool Fits(Node item) => FitsSource(item, caller, callee) && FitsOperation(item, request, host, callee, targetPort);
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

    private static bool FitsOperation(Node item, Request request, string host, TopologyService callee, int targetPort) =>
        (!item["methods"].Exists || Admission.FitsAny(item["methods"], request.Method))
        && (!item["paths"].Exists || Admission.FitsAny(item["paths"], request.Path))
        && (!item["ports"].Exists || item["ports"].Texts.Any(port => TargetOf(callee, port) == $"{targetPort}"))
        && (!item["hosts"].Exists || Admission.FitsAny(item["hosts"], host));

    // A rule names a port as callers know it, else as the Kubernetes Service, else as the container does.
    private static string TargetOf(TopologyService callee, string port)
    {
        TopologyPort? named = callee.Ports.FirstOrDefault(item => $"{item.Number}" == port) ?? callee.Ports.FirstOrDefault(item => $"{item.BackendPort}" == port);
        return named is null ? port : $"{named.TargetPort}";
    }

    // A service's account in every cluster where it runs, in the namespace it has there, under that cluster's trust domain.
    private IEnumerable<string> PrincipalsOf(TopologyService service) =>
        service.Placements.Select(placement => WorldOfTopology.PrincipalOf(service, topology.Cluster(placement.Cluster)));
}
