namespace Coddiwomple.Diagnostics;

/// <content>CW00: reading text and YAML.</content>
public static partial class Catalogue
{
    public static readonly DiagnosticDescriptor InvalidYaml = Error("CW0001", "invalid YAML");
    public static readonly DiagnosticDescriptor DuplicateKey = Error("CW0002", "duplicate key");
    public static readonly DiagnosticDescriptor InvalidEncoding = Error("CW0003", "a file that is not UTF-8");
    public static readonly DiagnosticDescriptor ForbiddenCharacter = Error("CW0004", "a character that a YAML file cannot hold");
    public static readonly DiagnosticDescriptor TabIndentation = Error("CW0005", "a tab in the indentation");
    public static readonly DiagnosticDescriptor Unclosed = Error("CW0006", "a bracket or a quote that is never closed");
    public static readonly DiagnosticDescriptor UnknownAnchor = Error("CW0007", "an alias without an anchor");
    public static readonly DiagnosticDescriptor RecursiveAnchor = Error("CW0008", "an anchor that holds itself");
    public static readonly DiagnosticDescriptor TooManyAliases = Error("CW0009", "aliases that stand for too much");
    public static readonly DiagnosticDescriptor TooDeep = Error("CW0010", "too many mappings and lists inside each other");
    public static readonly DiagnosticDescriptor TooLarge = Error("CW0011", "a file that is too large");
    public static readonly DiagnosticDescriptor UnknownTag = Error("CW0012", "a tag that means nothing here");
    public static readonly DiagnosticDescriptor InvalidMerge = Error("CW0013", "a merge of what is no mapping");
    public static readonly DiagnosticDescriptor InvalidKey = Error("CW0014", "a key that is not text");
    public static readonly DiagnosticDescriptor UselessSuppression = Warning("CW0015", "a comment that ignores nothing");
}
