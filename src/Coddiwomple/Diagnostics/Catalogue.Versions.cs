namespace Coddiwomple.Diagnostics;

/// <content>CW07: Istio versions.</content>
public static partial class Catalogue
{
    public static readonly DiagnosticDescriptor InvalidIstioVersion = Error("CW0701", "invalid Istio version");
    public static readonly DiagnosticDescriptor UnsupportedIstioVersion = Error("CW0702", "an Istio version that is too old");
    public static readonly DiagnosticDescriptor FieldNotAvailable = Error("CW0703", "a field that an Istio version lacks");
}
