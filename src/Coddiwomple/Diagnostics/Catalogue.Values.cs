namespace Coddiwomple.Diagnostics;

/// <content>CW03: single values: names, ports, addresses, durations, weights.</content>
public static partial class Catalogue
{
    public static readonly DiagnosticDescriptor InvalidName = Error("CW0301", "invalid name");
    public static readonly DiagnosticDescriptor InvalidPort = Error("CW0302", "invalid port number");
    public static readonly DiagnosticDescriptor InvalidProtocol = Error("CW0303", "invalid protocol");
    public static readonly DiagnosticDescriptor InvalidAddress = Error("CW0304", "invalid gateway address");
    public static readonly DiagnosticDescriptor InvalidAddressRange = Error("CW0305", "invalid range of virtual IPs");
    public static readonly DiagnosticDescriptor InvalidVirtualAddress = Error("CW0306", "invalid virtual IP");
    public static readonly DiagnosticDescriptor InvalidLocality = Error("CW0307", "invalid locality");
    public static readonly DiagnosticDescriptor InvalidDnsName = Error("CW0308", "invalid DNS name");
    public static readonly DiagnosticDescriptor InvalidTrustDomain = Error("CW0309", "invalid trust domain");
    public static readonly DiagnosticDescriptor InvalidHost = Error("CW0310", "not the host of a Kubernetes Service");
    public static readonly DiagnosticDescriptor NameTooLong = Error("CW0311", "a name is too long");
    public static readonly DiagnosticDescriptor InvalidLabel = Error("CW0312", "invalid label");
    public static readonly DiagnosticDescriptor InvalidChoice = Error("CW0313", "not one of the values of a field");
    public static readonly DiagnosticDescriptor InvalidWeight = Error("CW0314", "invalid weights");
    public static readonly DiagnosticDescriptor InvalidDuration = Error("CW0315", "invalid duration");
    public static readonly DiagnosticDescriptor InvalidNumber = Error("CW0316", "a number out of range");
    public static readonly DiagnosticDescriptor InvalidRegex = Error("CW0317", "invalid regular expression");
    public static readonly DiagnosticDescriptor InvalidHeader = Error("CW0318", "invalid header name");
    public static readonly DiagnosticDescriptor TooManyItems = Error("CW0319", "more items than Istio accepts");
}
