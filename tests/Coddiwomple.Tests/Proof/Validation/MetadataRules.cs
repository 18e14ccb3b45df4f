using Coddiwomple.Tests.Proof.Objects;
using Coddiwomple.Tests.Proof.Yaml;

namespace Coddiwomple.Tests.Proof.Validation;

/// <summary>Kubernetes' own rules for identities, labels and annotations.</summary>
internal static class MetadataRules
{
    public static void Check(IstioObject item, Action<string> report)
    {
        Node metadata = item.Body["metadata"];
        if (!Names.IsSubdomain(item.Name))
        {
            report($"metadata.name \"{item.Name}\" is not an RFC 1123 subdomain");
        }

        if (!Names.IsDnsLabel(item.Namespace) || !metadata["namespace"].Exists)
        {
            report($"metadata.namespace \"{item.Namespace}\" is missing or not a DNS label");
        }

        CheckStrings(metadata["labels"], "labels", report);
        CheckStrings(metadata["annotations"], "annotations", report);
        CheckLabels(metadata["labels"], "metadata.labels", report);
        foreach ((string key, Node _) in metadata["annotations"].Fields)
        {
            string name = key.Split('/')[^1];
            if (!Names.IsLabelKey(key) || key is "istio.io/dry-run" or "istio.io/always-reject")
            {
                report($"annotation {name} is refused");
            }
        }
    }

    /// <summary>Label keys and values as Kubernetes takes them.</summary>
    public static void CheckLabels(Node labels, string path, Action<string> report)
    {
        foreach ((string key, Node value) in labels.Fields)
        {
            if (!Names.IsLabelKey(key) || value is not ScalarNode { Kind: ScalarKind.String } || !Names.IsLabelValue(value.Text))
            {
                report($"{path}: {key}: {value.Canonical} is not a label");
            }
        }
    }

    private static void CheckStrings(Node map, string path, Action<string> report)
    {
        foreach ((string key, Node value) in map.Fields)
        {
            if (value is not ScalarNode { Kind: ScalarKind.String })
            {
                report($"metadata.{path}.{key}: {value.Canonical} is not a string");
            }
        }
    }
}
