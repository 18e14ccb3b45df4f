using System.Text;
using Coddiwomple.Text;

namespace Coddiwomple.Tests;

/// <summary>Three clusters in regions of their own, for tests that are about services.</summary>
internal static class SmallMesh
{
    private const string NewestMesh = "istio: \"1.28\"";

    /// <summary>Gives the text of a topology; <paramref name="services"/> is the list of them, indented as it comes.</summary>
    public static string Topology(string services, string mesh = NewestMesh) => $$$"""
        apiVersion: coddiwomple.io/v1alpha1
        kind: Topology
        metadata: {name: shop}
        spec:
          mesh: { {{{mesh}}} }
          clusters:
            - {name: east, locality: us-east1, gateways: [{addresses: [192.0.2.1]}]}
            - {name: west, locality: us-west1, gateways: [{addresses: [192.0.2.2]}]}
            - {name: north, locality: us-north1, gateways: [{addresses: [192.0.2.3]}]}
          services:

        """ + services;

    /// <summary>Gives what is generated, by path; fails where there are errors.</summary>
    public static Dictionary<string, string> Files(string services, string mesh = NewestMesh, bool isDeep = false) => Compile(Topology(services, mesh), isDeep);

    /// <summary>The same for any topology.</summary>
    public static Dictionary<string, string> Compile(string topology, bool isDeep)
    {
        CompileResult result = Compiler.Compile([new SourceFile("topology.yaml", topology)], CompileOptions.Default with { IsDeep = isDeep });
        Assert.Empty(result.Diagnostics.Where(item => item.Severity == Diagnostics.Severity.Error).Select(item => $"{item.Code} {item.Message}"));
        Assert.NotNull(result.Tree);
        return result.Tree.Files.ToDictionary(file => file.Path, file => Encoding.UTF8.GetString(file.Content.ToArray()));
    }
}
