namespace Coddiwomple.Parsing;

/// <summary>Every key of a topology, object by object. The reader reads these and no others, and <c>schemas/topology.schema.json</c> describes the same.</summary>
internal static class TopologyShapes
{
    // What Istio calls the parts of a destination.
    private static readonly (string Key, string Meant)[] s_targetSynonyms = [("subset", "version"), ("host", "service"), ("destination", "service"), ("to", "service")];

    public static readonly ObjectShape Document = new("the document", "", ["apiVersion", "kind", "metadata", "spec"])
    {
        Required = ["apiVersion", "kind", "spec"],
    };

    public static readonly ObjectShape Metadata = new("\"metadata\"", "metadata", ["name"]);

    public static readonly ObjectShape Spec = new("\"spec\"", "spec", ["mesh", "clusters", "services"]);

    public static readonly ObjectShape Mesh = new(
        "\"mesh\"",
        "mesh",
        ["istio", "domain", "namespace", "trustDomain", "addresses", "mtls", "access", "via"])
    {
        Required = ["istio"],
    };

    public static readonly ObjectShape MeshAddresses = new("\"addresses\" of the mesh", "meshAddresses", ["range", "assign"]);

    public static readonly ObjectShape Cluster = new(
        "a cluster",
        "cluster",
        ["name", "locality", "clusterDomain", "trustDomain", "istio", "gateways", "ingress"])
    {
        Required = ["name"],
    };

    public static readonly ObjectShape Gateway = new("a gateway", "gateway", ["name", "addresses", "port", "namespace", "selector", "manage"])
    {
        Required = ["addresses"],
        AtLeastOne = ["addresses"],
    };

    public static readonly ObjectShape Ingress = new("an ingress gateway", "ingress", ["namespace", "selector"])
    {
        Required = ["namespace", "selector"],
    };

    public static readonly ObjectShape Service = new(
        "a service",
        "service",
        [
            "name", "namespace", "prefixes", "address", "serviceAccount", "selector", "mtls", "ports", "clusters", "versions", "callers",
            "clusterLocalHost", "traffic", "access",
        ])
    {
        Required = ["name", "ports", "clusters"],
        AtLeastOne = ["prefixes", "ports"],
    };

    public static readonly ObjectShape Port = new("a port", "port", ["name", "number", "protocol", "backendPort", "targetPort", "mtls"])
    {
        Required = ["name", "number", "protocol"],
    };

    public static readonly ObjectShape Placement = new("a cluster of a service", "placement", ["name", "versions", "host"])
    {
        Required = ["name"],
    };

    public static readonly ObjectShape Version = new("a version", "version", ["name", "labels", "policy"])
    {
        Required = ["name"],
    };

    public static readonly ObjectShape Callers = new("\"callers\"", "callers", ["clusters", "namespaces"])
    {
        AtLeastOne = ["clusters", "namespaces"],
    };

    public static readonly ObjectShape Traffic = new(
        "\"traffic\"",
        "traffic",
        ["prefer", "own", "failover", "aggregate", "weights", "policy", "routes"]);

    public static readonly ObjectShape Failover = new("an item of \"failover\"", "failover", ["cluster", "service"]);

    /// <summary>Its other keys are Istio's own and are checked, unknown ones included, where they are bound.</summary>
    public static readonly ObjectShape Route = new("a route", "route", ["name", "from", "to", "mirrors"])
    {
        AtLeastOne = ["from", "to", "mirrors"],
        IsOpen = true,
    };

    public static readonly ObjectShape Target = new("an item of \"to\"", "target", ["version", "cluster", "service", "port", "weight"])
    {
        Synonyms = s_targetSynonyms,
    };

    public static readonly ObjectShape Mirror = new("a mirror", "mirror", ["version", "cluster", "service", "port", "percentage"])
    {
        Synonyms = s_targetSynonyms,
    };

    public static readonly ObjectShape Access = new(
        "an access rule",
        "access",
        ["services", "principals", "namespaces", "methods", "paths", "ports", "hosts", "when", "deny"])
    {
        AtLeastOne = ["services", "principals", "namespaces", "methods", "paths", "ports", "hosts", "when"],
    };

    public static readonly ObjectShape Condition = new("a condition", "condition", ["key", "values", "notValues"])
    {
        Required = ["key"],
        AtLeastOne = ["values", "notValues"],
    };

    public static readonly ObjectShape[] All =
    [
        Document, Metadata, Spec, Mesh, MeshAddresses, Cluster, Gateway, Ingress, Service, Port, Placement, Version, Callers, Traffic, Failover,
        Route, Target, Mirror, Access, Condition,
    ];
}
