using Coddiwomple.Model;
using Coddiwomple.Tests.Checking;

namespace Coddiwomple.Tests.Binding;

public sealed class FailoverTests
{
    [Fact]
    public void OwnServiceInAClusterIsThatCluster()
    {
        (Topology? topology, _) = ErrorCase.Run("topology.yaml", SmallMesh.Topology("""
                - name: cart
                  ports: [{name: http, number: 80, protocol: HTTP}]
                  clusters: [east, west]
                  traffic: {failover: [{service: cart, cluster: west}, {service: cart}]}
                - name: basket
                  ports: [{name: http, number: 80, protocol: HTTP}]
                  clusters: [east]
                  traffic: {aggregate: true, failover: [{service: cart, cluster: west}]}
            """));

        Assert.Equal([("west", null), (null, "cart.default")], StepsOf("cart.default"));
        Assert.Equal([("west", "cart.default")], StepsOf("basket.default"));

        IEnumerable<(string? Cluster, string? Service)> StepsOf(string id) =>
            topology!.FindService(id)!.Traffic.Failover.Select(step => (step.Cluster?.Name, step.ServiceId)).AsEnumerable();
    }
}
