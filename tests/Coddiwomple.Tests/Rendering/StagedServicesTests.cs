using System.Text;
using Coddiwomple.Model;
using Coddiwomple.Output;
using Coddiwomple.Rendering;
using Coddiwomple.Tests.Output;
using Coddiwomple.Text;

namespace Coddiwomple.Tests.Rendering;

/// <summary>Every file holds its own text, however many are gathered before they are written.</summary>
public sealed class StagedServicesTests
{
    private const int Services = 40;

    [Theory]
    [InlineData(0)]
    [InlineData(100)]
    [InlineData(1000)]
    [InlineData(1 << 20)]
    public void Files_are_whole_whatever_is_gathered(int capacity)
    {
        string services = string.Concat(Enumerable.Range(0, Services).Select(i => $"    - {{name: s{i}, namespace: shop, ports: [{{name: http, number: 80, protocol: HTTP}}], clusters: [east]}}\n"));
        Topology topology = Compiler.ReadModel([new SourceFile("topology.yaml", SmallMesh.Topology(services))]).Topology!;
        using var world = new OutputWorld();
        using StagingFolder staging = world.Staging();
        Assert.True(staging.TryClaimFor(topology.Clusters.Select(static cluster => cluster.Name)));

        var gathered = new StagedServices(staging, topology.Clusters, capacity);
        StagedFiles[] staged = [.. topology.Services.Select(service => gathered.Add(service, Objects(service)))];
        gathered.Write();

        // East and west share a text, north has its own, and of every fifth service it has none.
        for (int index = 0; index < Services; index++)
        {
            Service service = topology.Services[index];
            Assert.Equal(["east", "north", "west"], topology.Clusters.Select(static cluster => cluster.Name));
            AssertHolds(staged[index], 0, $"east/{service.Id}.yaml", Text(service, "shared"));
            Assert.Empty(staged[index].ByCluster[0].ExternalWeights);
            AssertHolds(staged[index], 2, $"west/{service.Id}.yaml", Text(service, "shared"));
            if (index % 5 == 0)
            {
                Assert.Equal(0, staged[index].ByCluster[1].ObjectCount);
                Assert.False(File.Exists(world.At($"{staging.Place}/north/{service.Id}.yaml")));
            }
            else
            {
                AssertHolds(staged[index], 1, $"north/{service.Id}.yaml", Text(service, "north"));
                Assert.Equal([service.Id], staged[index].ByCluster[1].ExternalWeights);
            }
        }

        ReadOnlyArray<RenderedObject>[] Objects(Service service)
        {
            int index = topology.Services.IndexOf(service);
            ReadOnlyArray<RenderedObject> shared = Rendered(service, "shared");
            return [shared, index % 5 == 0 ? [] : [Rendered(service, "north")[0] with { ExternalWeights = service.Id }], shared];
        }
    }

    private static ReadOnlyArray<RenderedObject> Rendered(Service service, string what) =>
        [new RenderedObject(ContentPart.Of([.. RenderedObject.Separator, .. Encoding.UTF8.GetBytes(Text(service, what))]), null)];

    // Of many lengths, some longer than all that is gathered.
    private static string Text(Service service, string what) => $"# {what} {service.Id}\n{new string('y', service.Name.Length * 60)}\n";

    private static void AssertHolds(StagedFiles staged, int cluster, string path, string text)
    {
        StagedService file = staged.ByCluster[cluster];
        Assert.Equal(1, file.ObjectCount);
        Assert.EndsWith("\n" + text, Encoding.UTF8.GetString(staged.Folder.ContentOf(path, file.Length).ToArray()), StringComparison.Ordinal);
    }
}
