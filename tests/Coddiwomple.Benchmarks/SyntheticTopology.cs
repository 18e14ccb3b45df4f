using System.Globalization;
using System.Text;

namespace Coddiwomple.Benchmarks;

/// <summary>Writes a topology of ten clusters and any number of services, each of which runs in three of them.</summary>
internal static class SyntheticTopology
{
    private const int Clusters = 10;

    public static string Write(int services)
    {
        var text = new StringBuilder("apiVersion: coddiwomple.io/v1alpha1\nkind: Topology\nmetadata: {name: bench}\nspec:\n  mesh: {istio: \"1.28\", addresses: {range: 241.0.0.0/12}}\n  clusters:\n");
        for (int i = 0; i < Clusters; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"    - {{name: c{i}, locality: region{i}/zone, gateways: [{{addresses: [34.0.0.{i + 1}]}}]}}\n");
        }

        text.Append("  services:\n");
        for (int i = 0; i < services; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"    - name: s{i}\n      namespace: n{i % 20}\n      serviceAccount: s{i}\n      ports: [{{name: http, protocol: HTTP, number: 8080}}]\n");
            text.Append(CultureInfo.InvariantCulture, $"      clusters: [c{i % Clusters}, c{(i + 3) % Clusters}, c{(i + 7) % Clusters}]\n");
        }

        return text.ToString();
    }
}
