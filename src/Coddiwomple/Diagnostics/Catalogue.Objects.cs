namespace Coddiwomple.Diagnostics;

/// <content>CW10: Istio objects, a user's own or rendered: CW100x and CW101x one object, CW102x warnings about one, CW103x several, CW104x beside generated ones.</content>
public static partial class Catalogue
{
    public static readonly DiagnosticDescriptor UnknownObjectField = Error("CW1001", "unknown field of an Istio object");
    public static readonly DiagnosticDescriptor WrongObjectType = Error("CW1002", "wrong type in an Istio object");
    public static readonly DiagnosticDescriptor MissingObjectField = Error("CW1003", "missing field in an Istio object");
    public static readonly DiagnosticDescriptor ValueOutOfLimits = Error("CW1004", "a value outside of Istio's limits");
    public static readonly DiagnosticDescriptor ConflictingFields = Error("CW1005", "fields of an Istio object that exclude each other");
    public static readonly DiagnosticDescriptor UnknownObjectKind = Error("CW1006", "a kind that Istio does not have");
    public static readonly DiagnosticDescriptor InvalidMetadata = Error("CW1007", "invalid metadata of an Istio object");
    public static readonly DiagnosticDescriptor InvalidObjectHost = Error("CW1008", "invalid host in an Istio object");
    public static readonly DiagnosticDescriptor InvalidObjectAddress = Error("CW1009", "invalid address in an Istio object");
    public static readonly DiagnosticDescriptor InvalidObjectValue = Error("CW1010", "invalid value in an Istio object");
    public static readonly DiagnosticDescriptor RepeatedInObject = Error("CW1011", "a name or number that must be there once");
    public static readonly DiagnosticDescriptor UnfittingField = Error("CW1012", "a field that does not fit the mode of an Istio object");
    public static readonly DiagnosticDescriptor IncompleteObject = Error("CW1013", "a part of an Istio object that says nothing");
    public static readonly DiagnosticDescriptor InvalidShare = Error("CW1014", "weights or localities that do not add up");
    public static readonly DiagnosticDescriptor InvalidExport = Error("CW1015", "invalid exportTo");
    public static readonly DiagnosticDescriptor DeprecatedObjectField = Warning("CW1020", "a deprecated field of an Istio object");
    public static readonly DiagnosticDescriptor IneffectiveSetting = Warning("CW1021", "a setting without effect");
    public static readonly DiagnosticDescriptor UnreachableRule = Warning("CW1022", "a route of a VirtualService that is never used");
    public static readonly DiagnosticDescriptor OmittedField = Warning("CW1023", "a field that should not be left out");
    public static readonly DiagnosticDescriptor UndefinedSubset = Error("CW1030", "a subset that its DestinationRule lacks");
    public static readonly DiagnosticDescriptor PortNeeded = Error("CW1031", "a destination that needs a port");
    public static readonly DiagnosticDescriptor UndefinedPort = Error("CW1032", "a port that its host lacks");
    public static readonly DiagnosticDescriptor SameIdentity = Error("CW1033", "two objects with one name");
    public static readonly DiagnosticDescriptor SameVirtualHost = Error("CW1034", "two VirtualServices for one host");
    public static readonly DiagnosticDescriptor SameRuleHost = Warning("CW1035", "two DestinationRules for one host");
    public static readonly DiagnosticDescriptor SameGatewayServer = Error("CW1036", "two Gateways for one port and host");
    public static readonly DiagnosticDescriptor HostNotInGateway = Warning("CW1037", "a host that its Gateway does not have");
    public static readonly DiagnosticDescriptor NotAmongFiles = Info("CW1038", "something that is not among the files");
    public static readonly DiagnosticDescriptor VirtualServiceConflict = Error("CW1040", "a VirtualService beside a generated one");
    public static readonly DiagnosticDescriptor DestinationRuleConflict = Error("CW1041", "a DestinationRule that takes the place of a generated one");
    public static readonly DiagnosticDescriptor GatewayConflict = Error("CW1042", "a Gateway beside a generated one");
    public static readonly DiagnosticDescriptor ServiceEntryConflict = Error("CW1043", "a ServiceEntry beside a generated one");
    public static readonly DiagnosticDescriptor IdentityConflict = Error("CW1044", "an object with the name of a generated one");
}
