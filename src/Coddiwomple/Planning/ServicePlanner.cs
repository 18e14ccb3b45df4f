using Coddiwomple.Diagnostics;
using Coddiwomple.Model;
using Coddiwomple.Model.Binding;

namespace Coddiwomple.Planning;

/// <summary>Takes one service, gives its objects in a cluster that reaches it, in the order in which they are applied; reports what the cluster cannot have.</summary>
internal sealed class ServicePlanner(Topology topology, ObjectMetas metas, VirtualAddresses addresses, AggregateMembers aggregated)
{
    private readonly ServiceEntryPlanner _entries = new(metas, topology.Mesh.Namespace, addresses);
    private readonly DestinationRulePlanner _rules = new(metas, topology.Mesh.Namespace, topology.Mesh.Via);
    private readonly VirtualServicePlanner _routes = new(metas, topology.Mesh.Namespace);
    private readonly VersionsRulePlanner _versions = new(metas, topology.Mesh.Via, aggregated);
    private readonly AggregatePlanner _aggregates = new(metas, topology, aggregated);
    private readonly IdentityPlanner _identities = new(metas);
    private readonly AccessPlanner _access = new(metas, topology);

    public ReadOnlyArray<ResourcePlan> Plan(Reach reach, SharedHosts shared, DiagnosticBag diagnostics)
    {
        Service service = reach.Service;
        ReadOnlyArray<ResourcePlan> hosts = service.Callers.Includes(reach.Caller) && reach.IsReachable ? GlobalHosts(reach, shared, diagnostics) : [];
        if (reach.Own is not { } own)
        {
            return hosts;
        }

        var resources = new ArrayBuilder<ResourcePlan>();
        if (_versions.Plan(service, own) is { } versions)
        {
            resources.Add(versions);
        }

        resources.AddRange(hosts);
        if (_identities.Plan(service, own) is { } identity)
        {
            resources.Add(identity);
        }

        _access.AddTo(resources, service, own);
        return resources.ToReadOnly();
    }

    private ReadOnlyArray<ResourcePlan> GlobalHosts(Reach reach, SharedHosts shared, DiagnosticBag diagnostics)
    {
        HostsPlan? alike = shared.Find(reach);
        if (alike is null or { SpeaksOfCaller: true })
        {
            int before = diagnostics.Items.Count;
            ReadOnlyArray<ResolvedRoute> routes = new RouteResolver(topology, diagnostics).Resolve(reach);
            PlanNotes.Report(reach, diagnostics);
            if (alike is null)
            {
                alike = new HostsPlan(reach, NewHosts(reach, routes, shared.SubjectAltNames, diagnostics), SpeaksOf(reach.Caller, diagnostics, before));
                shared.Add(alike);
            }
        }

        return alike.Resources;
    }

    private static bool SpeaksOf(Cluster caller, DiagnosticBag diagnostics, int since)
    {
        bool speaks = false;
        for (int index = since; index < diagnostics.Items.Count; index++)
        {
            speaks |= diagnostics.Items[index].Message.Contains($"\"{caller.Name}\"", StringComparison.Ordinal);
        }

        return speaks;
    }

    private ReadOnlyArray<ResourcePlan> NewHosts(Reach reach, ReadOnlyArray<ResolvedRoute> routes, ReadOnlyArray<string> subjectAltNames, DiagnosticBag diagnostics)
    {
        var resources = new ArrayBuilder<ResourcePlan>();
        ReadOnlyArray<SubsetNeed> needs = Subsets(reach, routes);
        ReportLongNames(needs, diagnostics);
        ReadOnlyArray<EndpointPlan> endpoints = EndpointPlanner.Plan(reach, needs);
        bool hasAlternatives = reach.UsesPods || endpoints.Length > 1 || aggregated.CrossServices(reach.Service);
        if (reach.Own is null && reach.Service.AnswersClusterLocalHost)
        {
            resources.Add(StubServicePlanner.Plan(reach, metas, diagnostics));
        }

        foreach (string host in reach.Service.Hosts)
        {
            _entries.AddTo(resources, reach, host, endpoints, subjectAltNames);
            resources.Add(_rules.Plan(reach, host, needs, hasAlternatives));
            resources.Add(_routes.Plan(reach, host, routes));
            if (reach.Service.Traffic.UsesAggregate)
            {
                resources.Add(_aggregates.Plan(reach, host));
            }
        }

        return resources.ToReadOnly();
    }

    // The names of versions are short enough wherever they run; only here it is known which clusters are reached as a whole.
    private static void ReportLongNames(ReadOnlyArray<SubsetNeed> needs, DiagnosticBag diagnostics)
    {
        foreach (SubsetNeed need in needs)
        {
            if (need.Name.Length > NameSyntax.LongestLabel)
            {
                diagnostics.Report(
                    Catalogue.NameTooLong,
                    need.Clusters[0].Placement.Span,
                    $"the subset \"{need.Name}\" would have {need.Name.Length} characters",
                    $"Istio allows {NameSyntax.LongestLabel}: shorten the name of the cluster");
            }
        }
    }

    // The subsets that routes use, and those through which other services' routes reach this one as a whole; by name.
    private ReadOnlyArray<SubsetNeed> Subsets(Reach reach, ReadOnlyArray<ResolvedRoute> routes)
    {
        var needs = new ArrayBuilder<SubsetNeed>();
        foreach (SubsetNeed need in _aggregates.Needs(reach))
        {
            Add(needs, need);
        }

        foreach (ResolvedRoute route in routes)
        {
            foreach (WeightedStop weighted in route.Stops)
            {
                AddOwn(needs, weighted.Stop, reach);
            }

            foreach (ResolvedMirror mirror in route.Mirrors)
            {
                AddOwn(needs, mirror.Stop.Stop, reach);
            }
        }

        foreach (Stop stop in Stops.Whole(reach))
        {
            AddOwn(needs, stop, reach);
        }

        needs.Sort(static (a, b) => Ordinal.Compare(a.Name, b.Name));
        return needs.ToReadOnly();
    }

    private static void AddOwn(ArrayBuilder<SubsetNeed> needs, Stop stop, Reach reach)
    {
        if (stop.Subset is { } need && ReferenceEquals(stop.Reach.Service, reach.Service))
        {
            Add(needs, need);
        }
    }

    private static void Add(ArrayBuilder<SubsetNeed> needs, SubsetNeed need)
    {
        foreach (SubsetNeed other in needs)
        {
            if (other.Name == need.Name)
            {
                return;
            }
        }

        needs.Add(need);
    }
}
