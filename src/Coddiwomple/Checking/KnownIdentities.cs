using Coddiwomple.Diagnostics;
using Coddiwomple.Model;

namespace Coddiwomple.Checking;

/// <summary>Without a service account callers cannot check whom they reach in another cluster: any workload of the mesh would do.</summary>
internal sealed class KnownIdentities : ITopologyRule
{
    public void Check(Topology topology, DiagnosticBag diagnostics)
    {
        ReadOnlyArray<Service> unknown = topology.Services.Where(service => service is { ServiceAccount: null, Placements.IsEmpty: false, IsSpoiled: false });
        if (unknown.IsEmpty)
        {
            return;
        }

        string others = unknown.Length == 1 ? "" : $" and {unknown.Length - 1} more";
        diagnostics.Report(
            Catalogue.UnknownIdentity,
            unknown[0].Span,
            $"service \"{unknown[0].Id}\"{others} {(unknown.Length == 1 ? "has" : "have")} no \"serviceAccount\": callers in other clusters accept any identity of the mesh",
            "name the service account of the pods, so that the identity is checked");
    }
}
