namespace Coddiwomple.Diagnostics;

/// <content>CW06: mutual TLS, identities and access.</content>
public static partial class Catalogue
{
    public static readonly DiagnosticDescriptor CallerWithoutServiceAccount = Error("CW0601", "a caller has no service account");
    public static readonly DiagnosticDescriptor InvalidAccess = Error("CW0602", "invalid value in an access rule");
}
