using Coddiwomple.Diagnostics;
using Coddiwomple.Parsing;
using Coddiwomple.Text;

namespace Coddiwomple.Model.Binding;

/// <summary>Takes <c>spec.mesh</c>, gives the mesh with every default filled in.</summary>
internal static class MeshBinder
{
    /// <summary>The mesh of a topology that has none: an error was reported, the rest is still looked at.</summary>
    public static Mesh Assume(SourceFile file) =>
        Bind(file, new MeshDocument(new SourceSpan(file, 0, 0)) { IsSpoiled = true }, new DiagnosticBag());

    public static Mesh Bind(SourceFile file, MeshDocument document, DiagnosticBag diagnostics)
    {
        int mark = diagnostics.Items.Count;
        string nameSpace = Mesh.DefaultNamespace;
        if (document.Namespace is { } given && Values.IsName(given, "namespace", diagnostics))
        {
            nameSpace = given.Value;
        }

        return new Mesh(
            file,
            document.Span,
            Values.Istio(document.Istio, IstioVersion.Newest, diagnostics),
            Values.Domain(document.Domain, "global", "domain", diagnostics),
            nameSpace,
            Values.TrustDomain(document.TrustDomain, "cluster.local", diagnostics),
            AddressPoolBinder.Bind(document, diagnostics),
            Values.Mtls(document.Mtls, mayDisable: false, null, diagnostics),
            Values.Choose(document.Access, ["open", "closed"], "access", diagnostics) == "closed",
            Values.Choose(document.Via, ["sni", "rewrite"], "via", diagnostics) == "rewrite" ? ViaMode.Rewrite : ViaMode.Sni)
        {
            MtlsSpan = document.Mtls?.Span,
            AccessSpan = document.Access?.Span,
            ViaSpan = document.Via?.Span,

            // After all else was looked at.
            IsSpoiled = document.IsSpoiled || diagnostics.HasErrorsSince(mark),
        };
    }
}
