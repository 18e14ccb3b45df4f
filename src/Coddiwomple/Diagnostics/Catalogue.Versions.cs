namespace Coddiwomple.Diagnostics;

/// <content>CW07: Istio versions.</content>
public static partial class Catalogue
{
    public static readonly DiagnosticDescriptor InvalidIstioVersion = Error("CW0701", "invalid Istio version");
}
