using Coddiwomple.Diagnostics;
using Coddiwomple.Parsing;

namespace Coddiwomple.Model.Binding;

/// <summary>Takes the documents of a topology, gives the one with <c>spec.mesh</c>: there is exactly one.</summary>
internal static class MeshFinder
{
    public static TopologyDocument? Find(ReadOnlyArray<TopologyDocument> documents, DiagnosticBag diagnostics)
    {
        TopologyDocument? main = null;
        foreach (TopologyDocument document in documents)
        {
            if (document.Mesh is not { } mesh)
            {
                continue;
            }

            if (main?.Mesh is { } first)
            {
                diagnostics.Report(
                    Catalogue.SeveralMeshes,
                    ShapeProblems.FirstLine(mesh.Span),
                    "a second \"mesh\"",
                    "one document describes the mesh, the others add clusters and services to it",
                    new RelatedPlace(ShapeProblems.FirstLine(first.Span), "the first is here"));
            }
            else
            {
                main = document;
            }
        }

        // A mesh that could not be read was reported already.
        if (main is null && !documents.Any(document => document.IsSpoiled))
        {
            diagnostics.Report(
                Catalogue.NoMesh, ShapeProblems.FirstLine(documents[0].Span), documents.Length == 1 ? "no \"mesh\" in \"spec\"" : "no document has \"spec.mesh\"", "add \"mesh: {istio: \"1.28\"}\" under \"spec\" of one document");
        }

        return main;
    }
}
