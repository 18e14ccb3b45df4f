namespace Coddiwomple.Diagnostics;

/// <content>CW04: routes and traffic policies.</content>
public static partial class Catalogue
{
    public static readonly DiagnosticDescriptor UnreachableTarget = Error("CW0401", "a route leads nowhere");
}
