namespace Coddiwomple.Diagnostics;

/// <summary>
/// Every diagnostic there is, a file a stage: CW00 text and YAML, CW01 the shape of a topology, CW02 references, CW03 single values, CW04 routes,
/// CW05 what the plan implies, CW06 security, CW07 Istio versions, CW08 templates and their output, CW09 the output folder. A code is never reused.
/// </summary>
public static partial class Catalogue
{
    // Makes every member wait for all fields: otherwise the list could be asked for before any code is in it.
    static Catalogue()
    {
    }

    /// <summary>All of them, by code.</summary>
    public static IReadOnlyList<DiagnosticDescriptor> All => [.. Registry.Items.OrderBy(d => d.Code, StringComparer.Ordinal)];

    public static DiagnosticDescriptor? Find(string code) =>
        Registry.Items.Find(descriptor => string.Equals(descriptor.Code, code, StringComparison.OrdinalIgnoreCase));

    private static DiagnosticDescriptor Error(string code, string title) => Register(code, Severity.Error, title);

    private static DiagnosticDescriptor Warning(string code, string title) => Register(code, Severity.Warning, title);

    private static DiagnosticDescriptor Info(string code, string title) => Register(code, Severity.Info, title);

    private static DiagnosticDescriptor Register(string code, Severity severity, string title)
    {
        var descriptor = new DiagnosticDescriptor(code, severity, title);
        Registry.Items.Add(descriptor);
        return descriptor;
    }

    // A class of its own: the parts of Catalogue are initialised in no promised order.
    private static class Registry
    {
        internal static readonly List<DiagnosticDescriptor> Items = [];
    }
}
