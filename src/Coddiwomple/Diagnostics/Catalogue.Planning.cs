namespace Coddiwomple.Diagnostics;

/// <content>CW05: what planning finds: reachability, failover, virtual IPs.</content>
public static partial class Catalogue
{
    public static readonly DiagnosticDescriptor UnreachableService = Warning("CW0501", "a cluster can reach no instance of a service");
    public static readonly DiagnosticDescriptor UnreachableTarget = Error("CW0502", "a route leads nowhere");
    public static readonly DiagnosticDescriptor CallerWithoutLocality = Info("CW0510", "a cluster's calls do not fail over");
    public static readonly DiagnosticDescriptor WeightedTargetDoesNotFailOver = Info("CW0511", "a weighted share does not fail over");
    public static readonly DiagnosticDescriptor LaterFallbacksTie = Info("CW0512", "fallbacks after the first share the load");
    public static readonly DiagnosticDescriptor FallbackLeavesClustersOut = Info("CW0513", "clusters that one server name cannot reach");
    public static readonly DiagnosticDescriptor NamespaceMustExist = Info("CW0514", "a namespace must exist");
    public static readonly DiagnosticDescriptor AddressTaken = Error("CW0520", "a pinned address is taken");
    public static readonly DiagnosticDescriptor AddressesExhausted = Error("CW0521", "the address range is full");
    public static readonly DiagnosticDescriptor HostWithoutAddress = Info("CW0522", "a host without a virtual IP");
    public static readonly DiagnosticDescriptor InvalidLockFile = Error("CW0530", "invalid lock file");
}
