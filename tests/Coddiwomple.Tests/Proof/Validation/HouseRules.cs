using Coddiwomple.Tests.Proof.Objects;
using Coddiwomple.Tests.Proof.Yaml;

namespace Coddiwomple.Tests.Proof.Validation;

/// <summary>What output.md promises of every generated object beyond what Istio demands, and of the folder it lies in.</summary>
internal static class HouseRules
{
    private static readonly string[] s_top = ["apiVersion", "kind", "metadata", "spec"];
    private static readonly string[] s_metadata = ["name", "namespace", "labels", "annotations"];

    public static IEnumerable<string> Check(GeneratedMesh mesh)
    {
        List<string> problems = [];
        foreach (IstioObject item in mesh.Objects)
        {
            CheckObject(item, problem => problems.Add($"{item}: {problem}"));
        }

        foreach (string cluster in mesh.ByCluster.Select(group => group.Key).Where(cluster => !mesh.Kustomizations.ContainsKey(cluster)))
        {
            problems.Add($"{cluster}: no kustomization.yaml");
        }

        foreach ((string cluster, Node kustomization) in mesh.Kustomizations)
        {
            string[] listed = [.. kustomization["resources"].Texts];
            if (!listed.SequenceEqual(mesh.ByCluster[cluster].Select(item => item.Path.Split('/')[1]).Distinct().Order(StringComparer.Ordinal)))
            {
                problems.Add($"{cluster}: kustomization.yaml does not list the cluster's files in order");
            }
        }

        return problems;
    }

    private static void CheckObject(IstioObject item, Action<string> report)
    {
        Node metadata = item.Body["metadata"];
        CheckKeys(item.Body, s_top, report);
        CheckKeys(metadata, s_metadata, report);
        Node labels = metadata["labels"];
        if (labels["app.kubernetes.io/managed-by"].TextOrNull != "coddiwomple" || !labels["app.kubernetes.io/part-of"].Exists || labels["app.kubernetes.io/instance"].Exists)
        {
            report("our labels are missing, or app.kubernetes.io/instance is there, which belongs to Argo CD");
        }

        // Only own pods can be called in plain text; gateways look for mutual TLS.
        bool IsOwn(Node endpoint) => endpoint["address"].Text.Contains(".svc.", StringComparison.Ordinal);
        foreach (Node endpoint in item.Spec["endpoints"].Items.Where(endpoint => (!IsOwn(endpoint) && endpoint["labels"]["security.istio.io/tlsMode"].TextOrNull != "istio") || !endpoint["labels"]["cluster"].Exists))
        {
            report($"endpoint {endpoint["address"].Canonical} lacks cluster or security.istio.io/tlsMode");
        }

        if (item.Kind == "DestinationRule" && item.Spec["host"].Text.Contains(".svc.", StringComparison.Ordinal) && item.Spec["exportTo"].Exists)
        {
            report("a rule for a Kubernetes host with exportTo hides its subsets from the gateway");
        }
    }

    private static void CheckKeys(Node map, string[] known, Action<string> report)
    {
        string[] keys = [.. map.Fields.Select(field => field.Key)];
        if (!keys.SequenceEqual(known.Where(keys.Contains)))
        {
            report($"keys {string.Join(", ", keys)} are unknown or out of order");
        }
    }
}
