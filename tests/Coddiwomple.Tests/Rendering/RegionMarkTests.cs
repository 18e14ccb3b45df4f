using System.Globalization;
using System.Text;
using Coddiwomple.Planning;
using Coddiwomple.Rendering;

namespace Coddiwomple.Tests.Rendering;

/// <summary>Callers in different regions share plans and text; each reads its own region in it.</summary>
public sealed class RegionMarkTests
{
    // Long and short names, and those that YAML would take for something else.
    private static readonly string[] s_regions = ["us-east1", "europe-west1", "eu", "true", "1e3456", "0x123456", "Asia-East", "asia_east", "region", "home-of.reviews"];

    [Fact]
    public void Every_caller_reads_its_own_region()
    {
        Dictionary<string, string> shared = Files(isDeep: false);

        foreach (string region in s_regions)
        {
            string text = shared[$"caller-{Array.IndexOf(s_regions, region).ToString(CultureInfo.InvariantCulture)}/reviews.default.yaml"];
            Assert.Contains($"- from: {YamlQuoting.Scalar(region)}\n", text, StringComparison.Ordinal);
            Assert.Contains($"locality: {YamlQuoting.Scalar(region + "-home-b")}\n", text, StringComparison.Ordinal);
            Assert.DoesNotContain(text, c => RegionMark.Is(c.ToString()));
        }

        Assert.Equal(Files(isDeep: true), shared);
    }

    [Fact]
    public void What_stands_for_a_region_needs_no_quotes_there()
    {
        string[] markable = [.. s_regions.Where(region => RegionMark.CanStandFor([region]))];
        Assert.Equal(["us-east1", "europe-west1", "region"], markable);
        Assert.All(markable, region => Assert.True(YamlQuoting.IsPlain(region)));
        Assert.False(RegionMark.CanStandFor(["us-east1", "true"]));
    }

    /// <summary>Two clusters of one region run the service, so that callers elsewhere make up a region for both.</summary>
    private static Dictionary<string, string> Files(bool isDeep)
    {
        var text = new StringBuilder("apiVersion: coddiwomple.io/v1alpha1\nkind: Topology\nmetadata: {name: regions}\nspec:\n  mesh: {istio: \"1.30\"}\n  clusters:\n");
        text.Append("    - {name: home-a, locality: home, gateways: [{addresses: [192.0.2.1]}]}\n    - {name: home-b, locality: home, gateways: [{addresses: [home.region.us-east1.example.com]}]}\n");
        for (int index = 0; index < s_regions.Length; index++)
        {
            text.Append(CultureInfo.InvariantCulture, $"    - {{name: caller-{index}, locality: \"{s_regions[index]}\"}}\n");
        }

        text.Append("  services:\n    - name: reviews\n      namespace: default\n      ports: [{name: http, number: 9080, protocol: HTTP}]\n      clusters: [home-a, home-b]\n");
        return SmallMesh.Compile(text.ToString(), isDeep);
    }
}
