namespace Coddiwomple.Diagnostics;

/// <content>CW065: the folder of certificates; what <c>certs check</c> finds.</content>
public static partial class Catalogue
{
    public static readonly DiagnosticDescriptor UnreadableCertificate = Error("CW0651", "a certificate or key is missing or unreadable");
    public static readonly DiagnosticDescriptor BrokenChain = Error("CW0652", "a certificate does not lead to its root");
    public static readonly DiagnosticDescriptor NotValidNow = Error("CW0653", "a certificate is not valid now");
    public static readonly DiagnosticDescriptor ExpiresSoon = Warning("CW0654", "a certificate expires soon");
    public static readonly DiagnosticDescriptor WrongKey = Error("CW0655", "a private key of another certificate");
    public static readonly DiagnosticDescriptor AnotherRoot = Error("CW0656", "clusters with different roots of trust");
    public static readonly DiagnosticDescriptor NotAnAuthority = Error("CW0657", "a certificate that may not sign what it has to");
    public static readonly DiagnosticDescriptor ReadableKey = Warning("CW0658", "a private key that others can read");
    public static readonly DiagnosticDescriptor StaleSecret = Error("CW0659", "a Secret that differs from the files beside it");
}
