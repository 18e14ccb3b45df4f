namespace Coddiwomple.Diagnostics;

/// <content>CW04: routes and traffic policies.</content>
public static partial class Catalogue
{
    public static readonly DiagnosticDescriptor UnknownField = Error("CW0402", "unknown field of an Istio route or policy");
    public static readonly DiagnosticDescriptor WrongFieldType = Error("CW0403", "wrong type in an Istio route or policy");
    public static readonly DiagnosticDescriptor MissingIstioField = Error("CW0404", "missing field in an Istio route or policy");
    public static readonly DiagnosticDescriptor RefusedField = Error("CW0405", "a field that a topology does not take");
    public static readonly DiagnosticDescriptor ExclusiveFields = Error("CW0406", "fields that exclude each other");
    public static readonly DiagnosticDescriptor InvalidFieldValue = Error("CW0407", "a value that Istio does not know");
    public static readonly DiagnosticDescriptor IneffectiveThreshold = Warning("CW0408", "an outlier threshold without effect");
    public static readonly DiagnosticDescriptor UnreachableRoute = Error("CW0409", "a route that can never match");
    public static readonly DiagnosticDescriptor DuplicateMatch = Warning("CW0410", "a match that an earlier one covers");
    public static readonly DiagnosticDescriptor HttpOnlyRoute = Error("CW0411", "an HTTP route of a service without HTTP ports");
    public static readonly DiagnosticDescriptor MissingAddress = Error("CW0412", "a TCP port without a virtual IP");
    public static readonly DiagnosticDescriptor MixedPort = Info("CW0413", "one port number for HTTP and for TCP");
    public static readonly DiagnosticDescriptor PreferAnyWithFailover = Warning("CW0414", "a failover order that is not used");
    public static readonly DiagnosticDescriptor LocalityConflict = Error("CW0415", "two settings for locality");
    public static readonly DiagnosticDescriptor UnusableFailover = Error("CW0416", "a failover step that cannot take over");
    public static readonly DiagnosticDescriptor PodsPrecondition = Error("CW0417", "own: pods lacks something");
    public static readonly DiagnosticDescriptor AggregatePrecondition = Error("CW0418", "aggregate lacks something");
    public static readonly DiagnosticDescriptor VersionServedNowhere = Warning("CW0419", "a version that no cluster runs");
    public static readonly DiagnosticDescriptor UncallableCluster = Info("CW0421", "a cluster that others cannot call");
    public static readonly DiagnosticDescriptor SubsetNameClash = Error("CW0422", "two subsets with one name");
    public static readonly DiagnosticDescriptor MisleadingPortName = Info("CW0423", "a port name that says another protocol");
    public static readonly DiagnosticDescriptor SingleNodePort = Info("CW0424", "a node port on a single node");
    public static readonly DiagnosticDescriptor StickyConnections = Info("CW0425", "connections that stay with one instance");
    public static readonly DiagnosticDescriptor FailoverSwitchedOff = Warning("CW0426", "outlier detection is switched off");
    public static readonly DiagnosticDescriptor Ipv6BesideNames = Warning("CW0427", "an IPv6 gateway beside DNS names");
    public static readonly DiagnosticDescriptor VersionsWithOneLabel = Warning("CW0428", "two versions with the same labels");
    public static readonly DiagnosticDescriptor PriorityOverNames = Error("CW0429", "failoverPriority over hosts that are names");
    public static readonly DiagnosticDescriptor AmbiguousLocalPort = Error("CW0430", "one number for two ports of clusterLocalHost");
    public static readonly DiagnosticDescriptor StubName = Warning("CW0431", "a name that Kubernetes may refuse for a Service");
    public static readonly DiagnosticDescriptor ProtocolMismatch = Warning("CW0432", "a route to a port that speaks another protocol");
}
