namespace Coddiwomple.Diagnostics;

/// <content>CW02: names that must exist once, and references to them.</content>
public static partial class Catalogue
{
    public static readonly DiagnosticDescriptor UnknownCluster = Error("CW0201", "unknown cluster");
    public static readonly DiagnosticDescriptor UnknownService = Error("CW0202", "unknown service");
    public static readonly DiagnosticDescriptor UnknownVersion = Error("CW0203", "unknown version");
    public static readonly DiagnosticDescriptor AmbiguousService = Error("CW0204", "a short name that several services have");
    public static readonly DiagnosticDescriptor UnknownPort = Error("CW0205", "unknown port");
    public static readonly DiagnosticDescriptor DuplicateCluster = Error("CW0206", "two clusters with one name");
    public static readonly DiagnosticDescriptor DuplicateService = Error("CW0207", "two services with one name");
    public static readonly DiagnosticDescriptor DuplicateVersion = Error("CW0208", "two versions with one name");
    public static readonly DiagnosticDescriptor DuplicatePort = Error("CW0209", "two ports with one name or number");
    public static readonly DiagnosticDescriptor DuplicateGateway = Error("CW0210", "two gateways with one name in a cluster");
    public static readonly DiagnosticDescriptor DuplicateHost = Error("CW0211", "two services with one global host");
    public static readonly DiagnosticDescriptor DuplicateAddress = Error("CW0212", "one address for two things");
    public static readonly DiagnosticDescriptor DuplicateKubernetesHost = Error("CW0213", "two services with one Kubernetes host in a cluster");
    public static readonly DiagnosticDescriptor ObjectNameClash = Error("CW0214", "two generated objects with one name");
    public static readonly DiagnosticDescriptor DuplicatePlacement = Error("CW0215", "a cluster is listed twice for a service");
    public static readonly DiagnosticDescriptor NoMesh = Error("CW0216", "no mesh");
    public static readonly DiagnosticDescriptor SeveralMeshes = Error("CW0217", "more than one mesh");
    public static readonly DiagnosticDescriptor NoCluster = Error("CW0218", "no cluster");
    public static readonly DiagnosticDescriptor RepeatedEntry = Warning("CW0219", "an entry is repeated in a list");
    public static readonly DiagnosticDescriptor ServiceNotInCluster = Error("CW0220", "a service does not run in the cluster named");
    public static readonly DiagnosticDescriptor VersionNotInCluster = Error("CW0221", "a version does not run in the cluster named");
    public static readonly DiagnosticDescriptor NotACaller = Error("CW0222", "a cluster or namespace is not among a service's callers");
}
