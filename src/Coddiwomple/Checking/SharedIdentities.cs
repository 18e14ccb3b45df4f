using Coddiwomple.Diagnostics;
using Coddiwomple.Model;
using Coddiwomple.Model.Binding;
using Coddiwomple.Text;

namespace Coddiwomple.Checking;

/// <summary>
/// A caller is known by namespace and service account alone: who shares both is admitted with it, in a cluster of another trust domain too, since
/// the trust domains of one mesh are aliases of each other.
/// </summary>
internal sealed class SharedIdentities : ITopologyRule
{
    public void Check(Topology topology, DiagnosticBag diagnostics)
    {
        // Only where somebody is admitted by name: to find who shares an identity is to go through all services in all clusters.
        Dictionary<string, List<Service>>? holders = null;
        foreach (Service service in topology.Services)
        {
            Admission? admission = null;
            foreach (AccessRule rule in service.Access)
            {
                if (rule is { IsDeny: false, ServiceIds.IsEmpty: false })
                {
                    admission ??= Admission.Of(service, topology.Mesh);
                    holders ??= CollectHolders(topology);
                    CheckRule(topology, service, rule, admission, holders, diagnostics);
                }
            }
        }
    }

    private static Dictionary<string, List<Service>> CollectHolders(Topology topology)
    {
        var holders = new Dictionary<string, List<Service>>(StringComparer.Ordinal);
        foreach (Service service in topology.Services)
        {
            foreach (string identity in Identities(service))
            {
                if (!holders.TryGetValue(identity, out List<Service>? list))
                {
                    holders.Add(identity, list = []);
                }

                list.Add(service);
            }
        }

        return holders;
    }

    private static void CheckRule(
        Topology topology, Service service, AccessRule rule, Admission admission, Dictionary<string, List<Service>> holders, DiagnosticBag diagnostics)
    {
        foreach (string id in rule.ServiceIds)
        {
            if (topology.FindService(id) is not { } caller)
            {
                continue;
            }

            List<Service> strangers =
            [
                .. Identities(caller).SelectMany(identity => holders[identity]).DistinctBy(other => other.Id, StringComparer.Ordinal)
                    .Where(other => !ReferenceEquals(other, caller) && !ReferenceEquals(other, service) && !admission.Admits(other)),
            ];
            if (strangers is [var first, ..])
            {
                diagnostics.Report(
                    Catalogue.SharedIdentity,
                    rule.Span,
                    $"who admits \"{id}\" admits {Hints.List(strangers.Select(other => other.Id))} too: their service account is the same",
                    "give each service a \"serviceAccount\" of its own, or name the others here as well",
                    new RelatedPlace(first.Span, $"{first.Id} has service account \"{caller.ServiceAccount}\" too"));
            }
        }
    }

    private static IEnumerable<string> Identities(Service service) => service.ServiceAccount is not { } account
        ? []
        : service.Placements.Select(placement => $"{placement.Namespace}/{account}").Distinct();
}
