namespace Coddiwomple.Diagnostics;

/// <content>CW08: templates and what they render.</content>
public static partial class Catalogue
{
    public static readonly DiagnosticDescriptor InvalidTemplate = Error("CW0801", "invalid template");
}
