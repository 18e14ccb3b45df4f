using Coddiwomple.Tests.Proof.Objects;

namespace Coddiwomple.Tests.Proof.Validation;

/// <summary>exportTo: namespaces, "." or a lonely "*".</summary>
internal static class ExportRules
{
    public static void Check(IstioObject item, bool allowNone, Action<string> report)
    {
        string[] to = [.. item.Spec["exportTo"].Texts];
        string[] resolved = [.. to.Select(name => name == "." ? item.Namespace : name)];
        if (resolved.Distinct(StringComparer.Ordinal).Count() != to.Length || (to.Length > 1 && to.Any(name => name is "*" or "~")))
        {
            report("exportTo has duplicates or an asterisk among names");
        }

        foreach (string name in to)
        {
            if (name is not ("." or "*") && !(allowNone && name == "~") && !Names.IsDnsLabel(name))
            {
                report($"exportTo {name} is invalid");
            }
        }
    }
}
