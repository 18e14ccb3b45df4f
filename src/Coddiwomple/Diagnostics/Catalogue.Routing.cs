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
}
