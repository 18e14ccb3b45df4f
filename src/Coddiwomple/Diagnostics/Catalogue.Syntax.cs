namespace Coddiwomple.Diagnostics;

/// <content>CW00: reading text and YAML.</content>
public static partial class Catalogue
{
    public static readonly DiagnosticDescriptor InvalidYaml = Error("CW0001", "invalid YAML");
    public static readonly DiagnosticDescriptor DuplicateKey = Error("CW0002", "duplicate key");
}
