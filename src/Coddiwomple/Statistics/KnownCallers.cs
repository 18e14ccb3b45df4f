using Coddiwomple.Checking;
using Coddiwomple.Model;
using Coddiwomple.Planning;

namespace Coddiwomple.Statistics;

/// <summary>Takes the topology, tells where the callers of a service are, if its <c>access</c> names them all as services.</summary>
internal sealed class KnownCallers
{
    private readonly Topology _topology;
    private readonly HashSet<string> _routedTo;
    private readonly ILookup<string, Placement> _placesOf;

    public KnownCallers(Topology topology)
    {
        _topology = topology;
        _routedTo = RoutedTo(topology);
        _placesOf = topology.Services.SelectMany(Identities).ToLookup(known => known.Principal, known => known.Placement, StringComparer.Ordinal);
    }

    /// <summary>Other services' routes lead to it, so that whoever calls those needs its objects too.</summary>
    public bool IsRoutedTo(Service service) => _routedTo.Contains(service.Id);

    /// <summary>Gives null where callers are not known: anybody may call, a principal or a namespace may, or other services' routes lead to it.</summary>
    public CallerPlaces? Of(Service service)
    {
        Admission admission = Admission.Of(service, _topology.Mesh);
        if (!admission.IsRestricted || IsRoutedTo(service) || service.Access.Any(rule => !rule.IsDeny && !(rule.Principals.IsEmpty && rule.Namespaces.IsEmpty)))
        {
            return null;
        }

        var clusters = new SortedSet<string>(StringComparer.Ordinal);
        var namespaces = new SortedSet<string>(StringComparer.Ordinal);
        foreach (string id in admission.NamedServices)
        {
            Service? caller = _topology.FindService(id);

            // Services with one account are one caller to a policy.
            foreach (Placement placement in caller is null ? [] : Identities(caller).SelectMany(known => _placesOf[known.Principal]))
            {
                clusters.Add(placement.Cluster.Name);
                namespaces.Add(placement.Namespace);
            }
        }

        return clusters.Count == 0 ? null : new CallerPlaces([.. clusters], [.. namespaces]);
    }

    private static IEnumerable<(string Principal, Placement Placement)> Identities(Service service) => service.ServiceAccount is not { } account
        ? []
        : service.Placements.Select(placement => (Principals.In(placement, account), placement));

    // Who is sent on by another service's route or failover needs the objects of the service that it ends at.
    private static HashSet<string> RoutedTo(Topology topology)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (Service service in topology.Services)
        {
            IEnumerable<string?> targets = service.Traffic.Routes
                .SelectMany(route => route.AllTargets)
                .Select(target => target.ServiceId)
                .Concat(service.Traffic.Failover.Select(step => step.ServiceId));
            ids.UnionWith(targets.OfType<string>().Where(id => id != service.Id));
        }

        return ids;
    }
}

/// <summary>The clusters and namespaces in which the callers of a service run; ordinal.</summary>
internal sealed record CallerPlaces(ReadOnlyArray<string> Clusters, ReadOnlyArray<string> Namespaces)
{
    public bool Includes(Cluster cluster) => Clusters.Contains(cluster.Name);

    /// <summary>
    /// Gives what these places leave of the <c>callers</c> that are declared: null where nothing would change, or where nobody would be left, which no
    /// declaration can say.
    /// </summary>
    public (ReadOnlyArray<string>? Clusters, ReadOnlyArray<string>? Namespaces)? Narrow(Callers declared)
    {
        ReadOnlyArray<string> clusters = declared.Clusters.Where(Includes).Select(cluster => cluster.Name);
        ReadOnlyArray<string> namespaces = declared.Namespaces.IsEmpty ? Namespaces : declared.Namespaces.Where(name => Namespaces.Contains(name));
        bool hasFewerClusters = clusters.Length < declared.Clusters.Length;
        bool hasFewerNamespaces = declared.Namespaces.IsEmpty || namespaces.Length < declared.Namespaces.Length;
        return clusters.IsEmpty || namespaces.IsEmpty || (!hasFewerClusters && !hasFewerNamespaces)
            ? null
            : (hasFewerClusters ? clusters : null, hasFewerNamespaces ? namespaces : null);
    }
}
