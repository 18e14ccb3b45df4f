using Coddiwomple.Diagnostics;
using Coddiwomple.Model;

namespace Coddiwomple.Planning;

/// <summary>
/// Gives the Service without selector that makes a service's Kubernetes host name resolve in a cluster that does not run it, so that callers there need
/// not know of the global host.
/// </summary>
internal static class StubServicePlanner
{
    public static StubServicePlan Plan(Reach reach, ObjectMetas metas, DiagnosticBag diagnostics)
    {
        Service service = reach.Service;
        diagnostics.Report(
            Catalogue.NamespaceMustExist,
            service.Span,
            $"namespace \"{service.Namespace}\" must exist in cluster \"{reach.Caller.Name}\", for the Service that stands in for \"{service.Id}\"",
            "create it there; nothing that is generated does");
        return new StubServicePlan(
            metas.Of("v1", service.Name, service.Namespace),
            service.Ports.Select(port => new StubPortPlan(port.Name, port.BackendPort, port.Protocol.ToIstio().ToLowerInvariant())));
    }
}
