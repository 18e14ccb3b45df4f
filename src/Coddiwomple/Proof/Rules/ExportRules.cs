using Coddiwomple.Diagnostics;
using Coddiwomple.Model.Binding;
using Coddiwomple.Parsing;
using Coddiwomple.Proof.Syntax;

namespace Coddiwomple.Proof.Rules;

/// <summary><c>exportTo</c>: namespaces, "." for the own one, or a lonely "*"; a ServiceEntry also takes a lonely "~".</summary>
internal static class ExportRules
{
    public static void Check(MeshObject item, ProofReport report)
    {
        YamlNode? exportTo = item.Spec.Field("exportTo");
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (YamlNode entry in exportTo.Items)
        {
            string text = entry.Text;
            string meant = text == "." ? item.Namespace : text;
            bool isNone = text == "~" && item.Kind == "ServiceEntry";
            if (!seen.Add(meant))
            {
                report.Report(Catalogue.InvalidExport, entry, $"\"{Hints.Shorten(text)}\" is in \"exportTo\" twice", text == meant ? "keep one of them" : $"\".\" is the object's own namespace, \"{item.Namespace}\"");
            }
            else if (!isNone && meant != "*" && !DnsSyntax.IsLabel(meant))
            {
                string hint = text == "~" ? "only a ServiceEntry can be exported to nobody" : "write a namespace, \".\" for the own one, or \"*\" for all";
                report.Report(Catalogue.InvalidExport, entry, $"\"{Hints.Shorten(text)}\" is not a valid namespace", hint);
            }
            else if ((isNone || meant == "*") && exportTo.Items.Length > 1)
            {
                report.Report(Catalogue.InvalidExport, entry, $"\"{text}\" together with other namespaces", isNone ? "\"~\" stands alone: nobody sees the object" : "\"*\" stands alone: everybody sees the object");
            }
        }

        bool isBound = item.Kind == "DestinationRule" && item.Spec.Has("workloadSelector");
        if (isBound && exportTo is not null && (seen.Count > 1 || (seen.Count == 1 && !seen.Contains(item.Namespace))))
        {
            report.Report(Catalogue.InvalidExport, exportTo, "a rule with \"workloadSelector\" is exported to another namespace", "it can only apply in its own: write exportTo: [\".\"]");
        }
    }
}
