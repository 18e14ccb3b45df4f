using Coddiwomple.Diagnostics;
using Coddiwomple.Model;

namespace Coddiwomple.Checking;

/// <summary>Every rule there is. A new rule is a file of its own and a line here.</summary>
internal static class Rules
{
    public static ReadOnlyArray<ITopologyRule> All { get; } = new(
    [
        new UniqueHosts(),
        new HostLengths(),
        new UniqueKubernetesHosts(),
        new UniqueObjectNames(),
        new MeshObjectNames(),
        new UniqueGatewayAddresses(),
        new UniquePinnedAddresses(),
        new ItemLimits(),
        new RouteReachability(),
        new MatchCoverage(),
        new HttpRoutesNeedHttpPorts(),
        new RoutedServiceCallers(),
        new RoutedProtocols(),
        new TcpNeedsAddress(),
        new MixedPorts(),
        new LocalHostPorts(),
        new StubNames(),
        new PortNames(),
        new PreferAnyFailover(),
        new LocalityOnce(),
        new OwnLocalityWords(),
        new FailoverSteps(),
        new FailoverNeedsEjection(),
        new PodsPreconditions(),
        new AggregatePreconditions(),
        new AggregateSteps(),
        new AggregateCircles(),
        new VersionsServed(),
        new DistinctVersions(),
        new CallableClusters(),
        new SubsetNames(),
        new NodePorts(),
        new LongConnections(),
        new Ipv6WithNames(),
        new MtlsBehindGateways(),
        new PortMtlsAlone(),
        new PortMtlsAgrees(),
        new TrustDomains(),
        new ClosedMesh(),
        new RoutesAdmitted(),
        new SharedIdentities(),
        new KnownIdentities(),
        new AccessFitsPorts(),
        new IstioReleases(),
        new SecurityReleases(),
        new RewritePreconditions(),
    ]);

    /// <summary>Most rules go through every service; several of them at a time where there are many.</summary>
    public static void CheckAll(Topology topology, DiagnosticBag diagnostics) => SharedWork.For(All.Length, topology.Services.Length, diagnostics, (from, to, bag) =>
    {
        for (int i = from; i < to; i++)
        {
            All[i].Check(topology, bag);
        }
    });
}
