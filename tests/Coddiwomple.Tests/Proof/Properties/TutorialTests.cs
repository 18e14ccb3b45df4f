using Coddiwomple.Tests.Ok;
using Coddiwomple.Tests.Proof.Walking;

namespace Coddiwomple.Tests.Proof.Properties;

/// <summary>
/// The steps of the tutorial: valid objects, and calls end where the topology says. What Istio's own tasks and Service Mesh Hub's examples come to is
/// written down here, so that the topologies mean the same.
/// </summary>
public sealed class TutorialTests
{
    public static TheoryData<string> Steps => [.. OkCases.Names];

    [Theory]
    [MemberData(nameof(Steps))]
    public void Calls_end_where_the_step_says(string step)
    {
        Compiled compiled = Compiled.From(OkCases.Source(step).Content);
        string[] problems = [.. compiled.InvalidObjects(), .. compiled.WrongWalks(out int count), .. compiled.WrongAdmissions(out _)];
        Assert.True(problems.Length == 0, string.Join('\n', problems));
        Assert.True(count > 0);
    }

    [Theory]
    [InlineData("310-istio-request-routing", "east reviews:9080 end-user=jason", "100% east/reviews.default/v2")]
    [InlineData("310-istio-request-routing", "east reviews:9080", "100% east/reviews.default/v1")]
    [InlineData("310-istio-request-routing", "west reviews:9080 end-user=jason", "100% east/reviews.default/v2")]
    [InlineData("310-istio-request-routing", "west details:9080", "100% east/details.default/v1")]
    [InlineData("320-istio-fault-injection", "east ratings:9080 end-user=jason", "100% east/ratings.default/v1 fault")]
    [InlineData("320-istio-fault-injection", "west ratings:9080", "100% east/ratings.default/v1")]
    [InlineData("330-istio-traffic-shifting", "east reviews:9080", "50% east/reviews.default/v1, 50% east/reviews.default/v3")]
    [InlineData("330-istio-traffic-shifting", "west ratings:9080", "80% east/ratings.default/v1, 20% west/ratings.default/v2-mysql")]
    [InlineData("340-istio-tcp-traffic-shifting", "east tcp-echo.istio-io-tcp-traffic-shifting:9000", "80% east/tcp-echo.istio-io-tcp-traffic-shifting/v1, 20% west/tcp-echo.istio-io-tcp-traffic-shifting/v2")]
    [InlineData("350-istio-request-timeouts", "west reviews:9080", "100% west/reviews.default/ retries timeout")]
    [InlineData("360-istio-circuit-breaking", "east httpbin:8000", "100% east/httpbin.default/")]
    [InlineData("370-istio-mirroring", "east httpbin:8000", "100% east/httpbin.default/v1 + 100% of copies to 100% west/httpbin.default/v2 + 12.5% of copies to 100% west/recorder.default/")]
    [InlineData("380-istio-locality-load-balancing", "primary helloworld:5000", "100% primary/helloworld.default/")]
    [InlineData("380-istio-locality-load-balancing", "primary helloworld:5000 down=primary", "100% r2-z3/helloworld.default/")]
    [InlineData("380-istio-locality-load-balancing", "r2-z3 helloworld-shares:5000", "70% primary/helloworld-shares.default/, 20% r1-z2/helloworld-shares.default/, 10% r3-z4/helloworld-shares.default/")]
    [InlineData("380-istio-locality-load-balancing", "primary helloworld-istio:5000", "80% primary/helloworld-istio.default/, 20% r2-z3/helloworld-istio.default/")]
    [InlineData("380-istio-locality-load-balancing", "r2-z3 helloworld-istio:5000", "80% r2-z3/helloworld-istio.default/, 20% r3-z4/helloworld-istio.default/")]
    [InlineData("280-a-b-test", "west front:8080 cookie=variant=b", "100% west/front.default/b headers")]
    [InlineData("280-a-b-test", "east front:8080", "90% east/front.default/a, 10% west/front.default/b")]
    [InlineData("230-historic-rewrite", "kind2 reviews:9080", "15% kind2/reviews.default/v1, 10% kind2/reviews.default/v2, 75% kind3/reviews.default/v3")]
    [InlineData("400-service-mesh-hub", "kind2 reviews:9080", "15% kind2/reviews.default/v1, 10% kind2/reviews.default/v2, 75% kind3/reviews.default/v3")]
    [InlineData("400-service-mesh-hub", "kind3 ratings:9080", "100% kind3/ratings.default/")]
    [InlineData("410-service-mesh-hub-policies", "kind2 trails:8080 x-other=1", "100% kind2/trails.default/v1 headers + 50% of copies to 100% kind3/shadow.default/")]
    [InlineData("420-service-mesh-hub-failover", "kind2 reviews-failover:9080", "50% kind2/reviews.default/v1, 50% kind2/reviews.default/v2")]
    [InlineData("420-service-mesh-hub-failover", "kind2 reviews-failover:9080 down=kind2", "100% kind3/reviews.default/v3")]
    public void Means_what_the_original_does(string step, string call, string expected) => Assert.Equal(expected, Describe(Compiled.From(OkCases.Source(step).Content), call));

    // "cluster host:port header=value down=cluster": down are that cluster's instances of the service.
    private static string Describe(Compiled compiled, string call)
    {
        string[] words = call.Split(' ');
        string[] target = words[1].Split(':');
        string prefix = target[0].Contains('.') ? target[0] : $"{target[0]}.default";
        Dictionary<string, string> headers = words[2..].Select(word => word.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[1]);
        string service = compiled.Topology.Services.First(item => item.Prefixes.Contains(prefix)).Id;
        Outage outage = headers.Remove("down", out string? cluster) ? Outage.OfService(service, cluster) : Outage.None;
        Walk walk = new MeshWalker(compiled.World, compiled.Mesh).Walk(
            new Caller(words[0], "default", "cluster.local/ns/default/sa/somebody"), $"{prefix}.{compiled.Topology.Domain}", int.Parse(target[1]), Request.Get with { Headers = headers }, outage);
        string fields = string.Concat(walk.Fields.Fields.Select(field => " " + field.Key).Order(StringComparer.Ordinal));
        return walk.Shares + fields + string.Concat(walk.Mirrors.Select(mirror => $" + {mirror.Percentage}% of copies to {mirror.Shares}"));
    }
}
