using Coddiwomple.Diagnostics;
using Coddiwomple.Model.Binding;
using Coddiwomple.Model.Shapes;
using Coddiwomple.Parsing;
using Coddiwomple.Proof.Syntax;

namespace Coddiwomple.Proof.Rules;

/// <summary>What several kinds have in common: hosts, ports, labels, durations, selectors.</summary>
internal static class CommonRules
{
    public static void CheckHost(YamlNode? node, string name, ProofReport report)
    {
        if (node is not null && DnsSyntax.ProblemOfHost(node.Text) is { } problem)
        {
            report.Report(Catalogue.InvalidObjectHost, node, $"\"{Hints.Shorten(node.Text)}\" is not a valid {name}", problem);
        }
    }

    /// <summary>Labels of a subset, an endpoint or a match.</summary>
    public static void CheckLabels(YamlNode? labels, ProofReport report)
    {
        foreach (YamlEntry label in labels.Entries)
        {
            if (LabelSyntax.ProblemOfKey(label.Key.Text) is { } problem)
            {
                report.Report(Catalogue.InvalidObjectValue, label.Key, $"\"{Hints.Shorten(label.Key.Text)}\" is not a valid label key", problem);
            }
            else if (LabelSyntax.ProblemOfValue(label.Value.Text) is { } wrong)
            {
                report.Report(Catalogue.InvalidObjectValue, label.Value, $"\"{Hints.Shorten(label.Value.Text)}\" is not a valid label value", wrong);
            }
        }
    }

    public static void CheckPort(YamlNode? owner, string field, ProofReport report)
    {
        if (owner.Field(field) is { } node && owner.Number(field) is not (>= 1 and <= 65535))
        {
            report.Report(Catalogue.ValueOutOfLimits, node, $"\"{field}\" cannot be {Hints.Shorten(node.Text)}", "port numbers are 1 to 65535");
        }
    }

    /// <summary><c>bind</c> of a listener: an IP address or a unix socket. Gives whether it is one, or nothing.</summary>
    public static bool CheckBind(YamlNode listener, ProofReport report)
    {
        if (listener.Field("bind") is not { Text.Length: > 0 } bind)
        {
            return true;
        }

        if (UnixSyntax.IsUnix(bind.Text) ? !UnixSyntax.IsValid(bind.Text) : !IpSyntax.IsAddress(bind.Text))
        {
            string hint = UnixSyntax.IsUnix(bind.Text) ? UnixSyntax.Rule : "write an IP address or unix:// with a path";
            report.Report(Catalogue.InvalidObjectAddress, bind, $"\"{Hints.Shorten(bind.Text)}\" cannot be listened on", hint);
            return false;
        }

        return true;
    }

    /// <summary>Whole milliseconds, at least one where it may not be zero: istiod is stricter here than the schema.</summary>
    public static void CheckDuration(YamlNode? owner, string field, ProofReport report, bool ofSeconds = false, bool mayBeZero = false)
    {
        if (owner.Field(field) is not YamlScalar node || YamlAccess.IsNull(node))
        {
            return;
        }

        string? problem = !DurationSyntax.TryParse(node.Text, out decimal milliseconds) ? "write a number with a unit: 250ms, 10s, 1.5s, 2m, 1h30m"
            : milliseconds < 1 && !(mayBeZero && milliseconds == 0) ? "Istio wants at least 1ms"
            : milliseconds != decimal.Truncate(milliseconds) ? "Istio takes whole milliseconds only"
            : ofSeconds && milliseconds % 1000 != 0 ? "this one is in whole seconds"
            : null;
        if (problem is not null)
        {
            report.Report(Catalogue.InvalidObjectValue, node, $"\"{Hints.Shorten(node.Text)}\" is not a valid duration for \"{field}\"", problem);
        }
    }

    public static void CheckRegex(YamlNode? node, ProofReport report)
    {
        if (node is null)
        {
            return;
        }

        if (node.Text.Length == 0)
        {
            report.Report(Catalogue.InvalidObjectValue, node, "an empty regular expression", "leave it out, or give it a value");
        }
        else if (Re2Syntax.FindProblem(node.Text) is { } problem)
        {
            report.Report(Catalogue.InvalidObjectValue, node, $"\"{Hints.Shorten(node.Text)}\" is not a valid regular expression", problem);
        }
    }

    /// <summary><paramref name="field"/> of a <c>selector</c> or <c>workloadSelector</c> holds labels; without any it selects the whole namespace.</summary>
    public static void CheckSelector(YamlNode? owner, string name, string field, ProofReport report)
    {
        if (owner.Entry(name) is not { Value: YamlMapping selector } entry)
        {
            return;
        }

        YamlNode? labels = selector.Field(field);
        if (labels.Entries.IsEmpty)
        {
            report.Report(Catalogue.IneffectiveSetting, entry.Key, $"\"{name}\" has no labels, so it selects every workload of the namespace", $"give it \"{field}\", or leave it out if that is what you mean");
        }

        foreach (YamlEntry label in labels.Entries)
        {
            if (label.Key.Text.Length == 0 || label.Key.Text.Contains('*', StringComparison.Ordinal))
            {
                report.Report(Catalogue.InvalidObjectValue, label.Key, $"\"{Hints.Shorten(label.Key.Text)}\" is not a valid label key", "a selector names labels in full, without \"*\"");
            }
            else if (label.Value.Text.Contains('*', StringComparison.Ordinal))
            {
                report.Report(Catalogue.InvalidObjectValue, label.Value, $"\"{Hints.Shorten(label.Value.Text)}\" is not valid in a selector", "a selector names labels in full, without \"*\"");
            }
        }
    }

    /// <summary>Of these fields at most one may be there.</summary>
    public static void CheckExclusive(YamlNode? owner, ProofReport report, params ReadOnlySpan<string> fields)
    {
        YamlKey? found = null;
        foreach (YamlEntry entry in owner.Entries)
        {
            if (!fields.Contains(entry.Key.Text) || YamlAccess.IsNull(entry.Value))
            {
                continue;
            }

            if (found is { } first)
            {
                report.ReportBoth(first, entry.Key);
                return;
            }

            found = entry.Key;
        }
    }

    public static void CheckDeprecated(YamlNode? owner, string field, string instead, ProofReport report)
    {
        if (owner.Entry(field) is { } entry && entry.Value.Text is not ("" or "0"))
        {
            report.Report(Catalogue.DeprecatedObjectField, entry.Key, $"\"{field}\" is deprecated", instead);
        }
    }
}
