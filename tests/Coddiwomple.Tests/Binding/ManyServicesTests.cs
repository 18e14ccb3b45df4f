using System.Globalization;
using System.Text;
using Coddiwomple.Diagnostics;
using Coddiwomple.Model;
using Coddiwomple.Tests.Checking;

namespace Coddiwomple.Tests.Binding;

/// <summary>Many services are read and completed on all cores; nobody may be able to tell.</summary>
public sealed class ManyServicesTests
{
    private const int Count = 700;

    private const string Head = """
        apiVersion: coddiwomple.io/v1alpha1
        kind: Topology
        metadata: {name: many}
        spec:
          mesh: {istio: "1.28"}
          clusters:
            - {name: east, gateways: [{addresses: [203.0.113.10]}]}
            - {name: west, gateways: [{addresses: [203.0.113.20]}]}
          services:

        """;

    [Fact]
    public void Every_mistake_is_reported_once_and_in_the_order_of_the_lines()
    {
        var text = new StringBuilder(Head);
        var expected = new List<(string Code, int Line)>();
        int line = Head.Count(c => c == '\n');
        for (int i = 0; i < Count; i++)
        {
            line++;
            string colour = i % 7 == 0 ? ", colour: red" : "";
            string traffic = i % 7 == 3 ? ", traffic: {routes: [{to: [{version: v9}]}]}" : "";
            text.Append(CultureInfo.InvariantCulture, $"    - {{name: s{i}, ports: [{{name: http, number: 80, protocol: HTTP}}], clusters: [{{name: east, versions: [v1]}}, {{name: west, versions: [v1]}}]{colour}{traffic}}}\n");
            if (colour.Length > 0)
            {
                expected.Add(("CW0101", line));
            }

            if (traffic.Length > 0)
            {
                expected.Add(("CW0203", line));
            }
        }

        for (int time = 0; time < 3; time++)
        {
            (_, ReadOnlyArray<Diagnostic> found) = ErrorCase.Run("topology.yaml", text.ToString());
            Assert.Equal(expected, found.Select(diagnostic => (diagnostic.Code, diagnostic.Span?.StartPosition.Line ?? 0)));
        }
    }

    [Fact]
    public void The_model_has_every_service_in_the_order_of_their_names()
    {
        var text = new StringBuilder(Head);
        for (int i = Count - 1; i >= 0; i--)
        {
            text.Append(CultureInfo.InvariantCulture, $"    - {{name: s{i}, ports: [{{name: http, number: 80, protocol: HTTP}}], clusters: [east, west], traffic: {{routes: [{{timeout: {i + 1}s}}]}}}}\n");
        }

        (Topology? topology, _) = ErrorCase.Run("topology.yaml", text.ToString());
        Assert.NotNull(topology);
        Assert.Equal(Enumerable.Range(0, Count).Select(i => $"s{i}.default").Order(StringComparer.Ordinal), topology.Services.Select(service => service.Id));
        Assert.All(topology.Services, service =>
            Assert.Equal($"{int.Parse(service.Name[1..], CultureInfo.InvariantCulture) + 1}s", (service.Traffic.Routes[0].Fields["timeout"] as IstioText)?.Value));
    }
}
