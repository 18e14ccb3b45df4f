namespace Coddiwomple.Diagnostics;

/// <content>CW01: keys, types and required fields of a topology document.</content>
public static partial class Catalogue
{
    public static readonly DiagnosticDescriptor UnknownKey = Error("CW0101", "unknown key");
    public static readonly DiagnosticDescriptor WrongType = Error("CW0102", "wrong type");
    public static readonly DiagnosticDescriptor MissingField = Error("CW0103", "missing field");
    public static readonly DiagnosticDescriptor EmptyValue = Error("CW0104", "a key without a value");
    public static readonly DiagnosticDescriptor EmptyList = Error("CW0105", "a list that must not be empty");
    public static readonly DiagnosticDescriptor NotATopology = Error("CW0106", "a document that is not a topology");
    public static readonly DiagnosticDescriptor WrongApiVersion = Error("CW0107", "wrong apiVersion");
}
