namespace Coddiwomple.Diagnostics;

/// <content>CW06: mutual TLS, identities and access.</content>
public static partial class Catalogue
{
    public static readonly DiagnosticDescriptor CallerWithoutServiceAccount = Error("CW0601", "a caller has no service account");
    public static readonly DiagnosticDescriptor InvalidAccess = Error("CW0602", "invalid value in an access rule");
    public static readonly DiagnosticDescriptor DisabledMtls = Error("CW0603", "no mutual TLS behind an SNI gateway");
    public static readonly DiagnosticDescriptor DifferentTrustDomains = Warning("CW0604", "different trust domains");
    public static readonly DiagnosticDescriptor NobodyMayCall = Info("CW0605", "nobody may call a service");
    public static readonly DiagnosticDescriptor BlockedRoute = Warning("CW0606", "a route to a service that does not admit the callers");
    public static readonly DiagnosticDescriptor UnknownIdentity = Info("CW0607", "services without a service account");
    public static readonly DiagnosticDescriptor HttpAccessOnTcp = Error("CW0608", "an access rule about HTTP for a service without HTTP ports");
    public static readonly DiagnosticDescriptor PortMtlsAlone = Error("CW0609", "mutual TLS of a port without that of its service");
    public static readonly DiagnosticDescriptor SharedIdentity = Warning("CW0610", "a caller shares its identity with services that are not admitted");
}
