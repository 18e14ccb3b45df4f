using Coddiwomple.Diagnostics;
using Coddiwomple.Parsing;
using Coddiwomple.Text;

namespace Coddiwomple.Model.Binding;

/// <summary>Takes single values of a topology, gives them checked; what is wrong is reported and gives the fallback.</summary>
internal static class Values
{
    private const int LargestPort = 65535;

    private static readonly string[] s_checkedModes = ["STRICT", "PERMISSIVE"];
    private static readonly string[] s_allModes = [.. s_checkedModes, "DISABLE"];

    public static MtlsMode? Mtls(Located<string>? value, bool mayDisable, MtlsMode? fallback, DiagnosticBag diagnostics) =>
        Choose(value, mayDisable ? s_allModes : s_checkedModes, "mtls", diagnostics) switch
        {
            "STRICT" => MtlsMode.Strict,
            "PERMISSIVE" => MtlsMode.Permissive,
            "DISABLE" => MtlsMode.Disable,
            _ => fallback,
        };

    /// <summary>Reports a name that is no lower-case RFC 1123 label.</summary>
    public static bool IsName(Located<string> name, string what, DiagnosticBag diagnostics)
    {
        if (NameSyntax.ProblemOfLabel(name.Value) is not { } problem)
        {
            return true;
        }

        diagnostics.Report(Catalogue.InvalidName, name.Span, $"\"{Hints.Shorten(name.Value)}\" is not a valid name of a {what}", problem);
        return false;
    }

    /// <summary>The name of a topology becomes the value of a label, though it cannot be empty as such a value may be.</summary>
    public static string TopologyName(Located<string>? name, DiagnosticBag diagnostics)
    {
        if (name is not { } given)
        {
            return "";
        }

        if (NameSyntax.ProblemOfTopologyName(given.Value) is { } problem)
        {
            diagnostics.Report(Catalogue.InvalidName, given.Span, $"\"{Hints.Shorten(given.Value)}\" is not a valid name of a topology", problem);
        }

        return given.Value;
    }

    /// <summary>What hosts end with.</summary>
    public static string Domain(Located<string>? value, string fallback, string field, DiagnosticBag diagnostics)
    {
        if (value is not { } given)
        {
            return fallback;
        }

        if (NameSyntax.ProblemOfDomain(given.Value) is not { } problem)
        {
            return given.Value;
        }

        diagnostics.Report(Catalogue.InvalidDnsName, given.Span, $"\"{Hints.Shorten(given.Value)}\" is not a valid {field}", problem);
        return fallback;
    }

    public static string TrustDomain(Located<string>? value, string fallback, DiagnosticBag diagnostics)
    {
        if (value is not { } given)
        {
            return fallback;
        }

        if (NameSyntax.ProblemOfTrustDomain(given.Value) is not { } problem)
        {
            return given.Value;
        }

        diagnostics.Report(Catalogue.InvalidTrustDomain, given.Span, $"\"{Hints.Shorten(given.Value)}\" is not a valid trust domain", problem);
        return fallback;
    }

    public static int Port(Located<int>? value, int fallback, DiagnosticBag diagnostics)
    {
        if (value is not { } given || given.Value is >= 1 and <= LargestPort)
        {
            return value?.Value ?? fallback;
        }

        diagnostics.Report(Catalogue.InvalidPort, given.Span, $"{given.Value} is not a port number", $"a port is a whole number from 1 to {LargestPort}");
        return fallback;
    }

    /// <summary>Labels of workloads; an empty list is refused, because it would select every workload there is.</summary>
    public static Labels Labels(LabelsDocument? document, Labels fallback, string what, DiagnosticBag diagnostics)
    {
        if (document is null or { IsSpoiled: true, Items.IsEmpty: true })
        {
            return fallback;
        }

        if (document.Items.IsEmpty)
        {
            diagnostics.Report(Catalogue.InvalidLabel, document.Span, $"no labels for {what}", "without labels every workload of the namespace is meant: name at least one");
            return fallback;
        }

        var labels = new ArrayBuilder<Label>(document.Items.Length);
        foreach (LabelDocument label in document.Items)
        {
            if (NameSyntax.ProblemOfLabelKey(label.Key.Value) is { } keyProblem)
            {
                diagnostics.Report(Catalogue.InvalidLabel, label.Key.Span, $"\"{label.Key.Value}\" is not a valid label key", keyProblem);
            }

            if (NameSyntax.ProblemOfLabelValue(label.Value.Value) is { } valueProblem)
            {
                diagnostics.Report(Catalogue.InvalidLabel, label.Value.Span, $"\"{label.Value.Value}\" is not a valid label value", valueProblem);
            }

            labels.Add(new Label(label.Key.Value, label.Value.Value));
        }

        return Model.Labels.From(labels.ToReadOnly());
    }

    /// <summary>An Istio version, with the remarks that its number alone calls for.</summary>
    public static IstioVersion Istio(Located<string>? value, IstioVersion fallback, DiagnosticBag diagnostics)
    {
        if (value is not { } given)
        {
            return fallback;
        }

        if (!IstioVersion.TryParse(given.Value, out IstioVersion version))
        {
            diagnostics.Report(
                Catalogue.InvalidIstioVersion, given.Span, $"\"{given.Value}\" is not an Istio version", VersionHint(given.Value));
            return fallback;
        }

        if (!version.IsAtLeast(1))
        {
            diagnostics.Report(
                Catalogue.UnsupportedIstioVersion, given.Span, $"Istio {version} is too old", "gateways that route by SNI came with Istio 1.1: it is the oldest that is supported");
            return fallback;
        }

        return version;
    }

    /// <summary>A choice between words, written exactly as listed; null where nothing, or none of them, is given.</summary>
    public static string? Choose(Located<string>? value, string[] words, string field, DiagnosticBag diagnostics)
    {
        if (value is not { } given)
        {
            return null;
        }

        if (Array.IndexOf(words, given.Value) >= 0)
        {
            return given.Value;
        }

        string? near = NameSuggester.Suggest(given.Value, words);
        diagnostics.Report(
            Catalogue.InvalidChoice,
            given.Span,
            $"\"{given.Value}\" is not a value of {field}",
            near is null ? $"write {Hints.Either(words)}" : $"did you mean \"{near}\"?");
        return null;
    }

    private static string VersionHint(string text)
    {
        string bare = text.TrimStart('v', 'V', '^', '~', '=', ' ');
        return IstioVersion.TryParse(bare, out _) ? $"did you mean \"{bare}\"?" : $"write it like \"{IstioVersion.Newest}\" or \"1.7.5\", in quotes";
    }
}
