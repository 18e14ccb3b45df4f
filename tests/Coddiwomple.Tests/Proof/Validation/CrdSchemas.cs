using Coddiwomple.Tests.Proof.Yaml;

namespace Coddiwomple.Tests.Proof.Validation;

/// <summary>The OpenAPI schemas of Istio's own CRD file, by apiVersion and kind; null where <c>../shared</c> is not beside the repository.</summary>
internal sealed class CrdSchemas
{
    private static readonly Lazy<CrdSchemas?> s_shared = new(LoadShared);

    private static readonly string[] s_kinds = ["ServiceEntry", "DestinationRule", "VirtualService", "Gateway", "PeerAuthentication", "AuthorizationPolicy", "EnvoyFilter"];

    private readonly Dictionary<string, Node> _schemas = new(StringComparer.Ordinal);

    private CrdSchemas(string text)
    {
        // Most of the file is about kinds that are never generated, and reading YAML takes its time.
        foreach (string document in text.Split("\n---\n").Where(document => s_kinds.Any(kind => document.Contains($"\n    kind: {kind}\n", StringComparison.Ordinal))))
        {
            Node crd = NodeReader.ReadOne(document);
            Node spec = crd["spec"];
            foreach (Node version in spec["versions"].Items)
            {
                _schemas[$"{spec["group"].Text}/{version["name"].Text} {spec["names"]["kind"].Text}"] = version["schema"]["openAPIV3Schema"];
            }
        }
    }

    public static CrdSchemas? Shared => s_shared.Value;

    public int Count => _schemas.Count;

    public Node? Find(string apiVersion, string kind) => _schemas.GetValueOrDefault($"{apiVersion} {kind}");

    private static CrdSchemas? LoadShared()
    {
        string? file = SharedData.Find("istio/crd-all-1.30.3.yaml");
        return file is null ? null : new CrdSchemas(File.ReadAllText(file));
    }
}
