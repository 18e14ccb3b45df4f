namespace Coddiwomple.Diagnostics;

/// <content>CW03: single values: names, ports, addresses, durations, weights.</content>
public static partial class Catalogue
{
    public static readonly DiagnosticDescriptor InvalidName = Error("CW0301", "invalid name");
}
