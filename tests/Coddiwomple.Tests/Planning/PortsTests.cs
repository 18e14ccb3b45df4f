namespace Coddiwomple.Tests.Planning;

/// <summary>Ports that are one port of the container, and ports that a route is not for.</summary>
public sealed class PortsTests
{
    [Fact]
    public void One_port_of_the_container_is_named_once()
    {
        string text = Compile("""
                - name: a
                  mtls: STRICT
                  callers: {clusters: [east]}
                  ports:
                    - {name: http, number: 80, protocol: HTTP, backendPort: 8080, mtls: DISABLE}
                    - {name: h2, number: 81, protocol: HTTP, backendPort: 8080, mtls: DISABLE}
                  clusters: [{name: east, versions: [v1]}]
            """);

        Assert.Contains("  portLevelMtls:\n    \"8080\":\n      mode: DISABLE\n", text, StringComparison.Ordinal);
        Assert.Equal(2, text.Split("\"8080\":").Length);
        string versions = text[..text.IndexOf("kind: ServiceEntry", StringComparison.Ordinal)];
        Assert.Equal(2, versions.Split("number: 8080").Length);
    }

    [Theory]
    [InlineData("match: [{uri: {prefix: /x}, port: 80}], to: [{service: b}]")]
    [InlineData("match: [{port: 80}], mirrors: [{service: b}]")]
    public void Route_leads_to_the_ports_that_it_is_for(string route)
    {
        string text = Compile($$"""
                - name: a
                  ports: [{name: http, number: 80, protocol: HTTP}, {name: h2, number: 81, protocol: HTTP}, {name: tcp, number: 5000, protocol: TCP}]
                  clusters: [east]
                  traffic: {routes: [{ {{route}} }]}
                - {name: b, ports: [{name: http, number: 80, protocol: HTTP}, {name: x, number: 90, protocol: HTTP}], clusters: [west]}
            """);

        Assert.Equal(2, text.Split("host: b.default.global\n").Length);
        Assert.Matches(@"host: b\.default\.global\n +port:\n +number: 80\n", text);
    }

    private static string Compile(string services) => SmallMesh.Files(services)["east/a.default.yaml"];
}
