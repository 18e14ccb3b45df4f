namespace Coddiwomple.Diagnostics;

/// <content>CW05: what planning finds: reachability, virtual IPs, failover.</content>
public static partial class Catalogue
{
    public static readonly DiagnosticDescriptor UnreachableService = Warning("CW0501", "a cluster can reach no instance of a service");
}
