using Coddiwomple.Diagnostics;
using Coddiwomple.Model;

namespace Coddiwomple.Checking;

/// <summary>
/// <c>clusterLocalHost</c> makes a Service where the cluster does not run it; its name begins with a letter, unless the Kubernetes of that cluster takes
/// relaxed names, which no release does by default so far.
/// </summary>
internal sealed class StubNames : ITopologyRule
{
    public void Check(Topology topology, DiagnosticBag diagnostics)
    {
        foreach (Service service in topology.Services)
        {
            if (!service.AnswersClusterLocalHost || !char.IsAsciiDigit(service.Name[0]))
            {
                continue;
            }

            if (service.Callers.Clusters.FirstOrDefault(caller => service.FindPlacement(caller) is null) is { } caller)
            {
                diagnostics.Report(
                    Catalogue.StubName,
                    service.Span,
                    $"cluster \"{caller.Name}\" gets a Service \"{service.Name}\", whose name begins with a digit",
                    "Kubernetes refuses it unless it takes relaxed Service names: rename the service, or leave \"clusterLocalHost\" out");
            }
        }
    }
}
