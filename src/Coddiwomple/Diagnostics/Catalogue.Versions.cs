namespace Coddiwomple.Diagnostics;

/// <content>CW07: Istio versions.</content>
public static partial class Catalogue
{
    public static readonly DiagnosticDescriptor InvalidIstioVersion = Error("CW0701", "invalid Istio version");
    public static readonly DiagnosticDescriptor UnsupportedIstioVersion = Error("CW0702", "an Istio version that is too old");
    public static readonly DiagnosticDescriptor FieldNotAvailable = Error("CW0703", "a field that an Istio version lacks");
    public static readonly DiagnosticDescriptor FutureIstioVersion = Info("CW0704", "an Istio version newer than this program");
    public static readonly DiagnosticDescriptor BrokenGateway = Warning("CW0705", "an Istio patch with broken gateways");
    public static readonly DiagnosticDescriptor SecurityNotAvailable = Error("CW0706", "a security policy that an Istio version lacks");
    public static readonly DiagnosticDescriptor RewriteNotPossible = Error("CW0707", "via: rewrite is not possible");
    public static readonly DiagnosticDescriptor RewriteFading = Warning("CW0708", "via: rewrite stops working with the next patch");
}
