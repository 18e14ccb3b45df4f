namespace Coddiwomple.Diagnostics;

/// <content>CW08: templates and what they render.</content>
public static partial class Catalogue
{
    public static readonly DiagnosticDescriptor InvalidTemplate = Error("CW0801", "invalid template");
    public static readonly DiagnosticDescriptor TemplateFailed = Error("CW0802", "a template failed");
    public static readonly DiagnosticDescriptor RenderedNotYaml = Error("CW0803", "a template rendered something that is not YAML");
    public static readonly DiagnosticDescriptor RenderedWrongObject = Error("CW0804", "a template rendered an object without its kind, name or namespace");
    public static readonly DiagnosticDescriptor RenderedTwice = Error("CW0805", "two objects with one identity");
    public static readonly DiagnosticDescriptor UnusedTemplate = Info("CW0810", "a template that replaces no built-in one");
}
