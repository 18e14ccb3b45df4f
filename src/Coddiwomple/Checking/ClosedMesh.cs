using Coddiwomple.Diagnostics;
using Coddiwomple.Model;

namespace Coddiwomple.Checking;

/// <summary>In a closed mesh nobody may call a service that does not say who may.</summary>
internal sealed class ClosedMesh : ITopologyRule
{
    public void Check(Topology topology, DiagnosticBag diagnostics)
    {
        if (!topology.Mesh.IsClosed)
        {
            return;
        }

        foreach (Service service in topology.Services)
        {
            if (!service.IsSpoiled && service.Access.All(rule => rule.IsDeny))
            {
                diagnostics.Report(
                    Catalogue.NobodyMayCall,
                    service.Span,
                    $"nobody may call service \"{service.Id}\"",
                    "the mesh is closed: name its callers under \"access\"",
                    topology.Mesh.AccessSpan is { } span ? [new RelatedPlace(span, "the mesh is closed here")] : []);
            }
        }
    }
}
