namespace Coddiwomple.Diagnostics;

/// <content>CW02: names that must exist once, and references to them.</content>
public static partial class Catalogue
{
    public static readonly DiagnosticDescriptor UnknownCluster = Error("CW0201", "unknown cluster");
    public static readonly DiagnosticDescriptor UnknownService = Error("CW0202", "unknown service");
    public static readonly DiagnosticDescriptor UnknownVersion = Error("CW0203", "unknown version");
}
