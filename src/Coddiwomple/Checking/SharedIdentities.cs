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
        ByName<List<Service>>? holders = null;
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

    private static ByName<List<Service>> CollectHolders(Topology topology)
    {
        var holders = new ByName<List<Service>>();
        foreach (Service service in topology.Services)
        {
            foreach (string identity in Identities(service))
            {
                holders.Add(identity, [service])?.Add(service);
            }
        }

        return holders;
    }

    private static void CheckRule(
        Topology topology, Service service, AccessRule rule, Admission admission, ByName<List<Service>> holders, DiagnosticBag diagnostics)
    {
        foreach (string id in rule.ServiceIds)
        {
            if (topology.FindService(id) is not { } caller)
            {
                continue;
            }

            ReadOnlyArray<Service> strangers = SharingWith(caller, holders).Where(other => !ReferenceEquals(other, service) && !admission.Admits(other));
            if (strangers.First is { } first)
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

    private static ReadOnlyArray<Service> SharingWith(Service caller, ByName<List<Service>> holders)
    {
        var others = new ArrayBuilder<Service>();
        var seen = new ByName<Service>();
        foreach (string identity in Identities(caller))
        {
            foreach (Service holder in holders.Find(identity) ?? [])
            {
                if (!ReferenceEquals(holder, caller) && seen.Add(holder.Id, holder) is null)
                {
                    others.Add(holder);
                }
            }
        }

        return others.ToReadOnly();
    }

    private static ReadOnlyArray<string> Identities(Service service)
    {
        var identities = new ArrayBuilder<string>();
        foreach (Placement placement in service.Placements)
        {
            string identity = placement.Namespace + "/" + service.ServiceAccount;
            if (service.ServiceAccount is not null && !identities.Contains(identity))
            {
                identities.Add(identity);
            }
        }

        return identities.ToReadOnly();
    }
}
