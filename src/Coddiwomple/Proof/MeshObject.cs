using Coddiwomple.Parsing;
using Coddiwomple.Text;

namespace Coddiwomple.Proof;

/// <summary>A Kubernetes object as it was written. A missing namespace is taken for <c>default</c>, as kubectl does without a context.</summary>
internal sealed record MeshObject(YamlMapping Root, string ApiVersion, string Kind, string Name, string Namespace)
{
    private const string DefaultNamespace = "default";

    public YamlNode? Spec => Root.Field("spec");

    public YamlNode? Metadata => Root.Field("metadata");

    /// <summary>Where to point for the whole object: its name, or else its kind.</summary>
    public SourceSpan Place => (Metadata.Field("name") ?? Root.Field("kind") ?? Root) is { } node ? YamlAccess.PlaceOf(node) : Root.Span;

    public bool IsInGroup(string group) => ApiVersion.StartsWith(group + "/", StringComparison.Ordinal);

    /// <summary>Gives null for what is no Kubernetes object.</summary>
    public static MeshObject? From(YamlNode document)
    {
        if (document is not YamlMapping root || root.Field("kind") is not YamlScalar kind || root.Field("apiVersion") is not YamlScalar version)
        {
            return null;
        }

        YamlNode? metadata = root.Field("metadata");
        string itsNamespace = metadata.TextOf("namespace");
        return new MeshObject(root, version.Text, kind.Text, metadata.TextOf("name"), itsNamespace.Length == 0 ? DefaultNamespace : itsNamespace);
    }

    public override string ToString() => $"{Kind} \"{Namespace}/{Name}\"";
}
