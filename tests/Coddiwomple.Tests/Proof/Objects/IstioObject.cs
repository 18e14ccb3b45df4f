using Coddiwomple.Tests.Proof.Yaml;

namespace Coddiwomple.Tests.Proof.Objects;

/// <summary>One object of one cluster, as it would be applied there.</summary>
internal sealed record IstioObject(string Cluster, string Path, Node Body)
{
    public string Kind => Body["kind"].TextOrNull ?? "";

    public string ApiVersion => Body["apiVersion"].TextOrNull ?? "";

    public string Name => Body["metadata"]["name"].TextOrNull ?? "";

    public string Namespace => Body["metadata"]["namespace"].TextOrNull ?? "default";

    public Node Spec => Body["spec"];

    public override string ToString() => $"{Cluster}: {Kind} {Namespace}/{Name}";

    /// <summary>Whether clients in a namespace see it: <c>exportTo</c> as Istio reads it, absent means everywhere.</summary>
    public bool IsVisibleFrom(string clientNamespace)
    {
        Node exportTo = Spec["exportTo"];
        return exportTo.Items.IsEmpty || exportTo.Texts.Any(to => to == "*" || to == clientNamespace || (to == "." && clientNamespace == Namespace));
    }
}
