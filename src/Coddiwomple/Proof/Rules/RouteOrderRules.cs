using System.Text;
using Coddiwomple.Diagnostics;
using Coddiwomple.Parsing;

namespace Coddiwomple.Proof.Rules;

/// <summary>Routes that an earlier one leaves nothing to: warnings, since the rest of the VirtualService works.</summary>
internal static class RouteOrderRules
{
    public static void Check(YamlNode? spec, ProofReport report)
    {
        foreach (string protocol in (ReadOnlySpan<string>)["http", "tls", "tcp"])
        {
            CheckRoutes(spec.Field(protocol), report);
        }
    }

    private static void CheckRoutes(YamlNode? routes, ProofReport report)
    {
        var seen = new Dictionary<string, YamlNode>(StringComparer.Ordinal);
        YamlNode? catchAll = null;
        foreach (YamlNode route in routes.Items)
        {
            if (catchAll is not null)
            {
                report.Report(
                    Catalogue.UnreachableRule,
                    YamlAccess.PlaceOf(route),
                    "this route is never used",
                    "an earlier route without \"match\" takes everything: put that one last",
                    new RelatedPlace(YamlAccess.PlaceOf(catchAll), "the route that takes everything"));
                continue;
            }

            YamlNode? matches = route.Field("match");
            catchAll = matches.Items.IsEmpty ? route : null;
            foreach (YamlNode match in matches.Items)
            {
                CheckMatch(match, seen, report);
            }
        }
    }

    private static void CheckMatch(YamlNode match, Dictionary<string, YamlNode> seen, ProofReport report)
    {
        string key = Canonical(match);
        if (!seen.TryAdd(key, match))
        {
            report.Report(
                Catalogue.UnreachableRule,
                YamlAccess.PlaceOf(match),
                "an earlier match is the same",
                "the first one takes all of these calls: remove one of them",
                new RelatedPlace(YamlAccess.PlaceOf(seen[key]), "the earlier match"));
        }
        else if (seen.Values.FirstOrDefault(earlier => earlier != match && Covers(earlier, match)) is { } wider)
        {
            report.Report(
                Catalogue.UnreachableRule,
                YamlAccess.PlaceOf(match),
                $"the earlier match of the prefix \"{wider.Field("uri").TextOf("prefix")}\" covers this one",
                "put the more special match first",
                new RelatedPlace(YamlAccess.PlaceOf(wider), "the earlier match"));
        }
    }

    // Only a shorter prefix with all else equal: more would need to understand regular expressions.
    private static bool Covers(YamlNode earlier, YamlNode later)
    {
        string prefix = earlier.Field("uri").TextOf("prefix");
        return prefix.Length > 0
            && later.Field("uri").TextOf("prefix").StartsWith(prefix, StringComparison.Ordinal)
            && !earlier.IsTrue("ignoreUriCase") && !later.IsTrue("ignoreUriCase")
            && Canonical(earlier, "uri") == Canonical(later, "uri");
    }

    /// <summary>One text for all ways of writing the same; the name of a match decides nothing.</summary>
    private static string Canonical(YamlNode match, string? without = null)
    {
        var text = new StringBuilder();
        foreach (YamlEntry entry in match.Entries.OrderBy(entry => entry.Key.Text, StringComparer.Ordinal))
        {
            if (entry.Key.Text != "name" && entry.Key.Text != without)
            {
                Append(entry.Key.Text, entry.Value, text);
            }
        }

        return text.ToString();
    }

    private static void Append(string name, YamlNode node, StringBuilder text)
    {
        text.Append(name).Append('\u0001');
        foreach (YamlEntry entry in node.Entries.OrderBy(entry => entry.Key.Text, StringComparer.Ordinal))
        {
            Append(entry.Key.Text, entry.Value, text);
        }

        foreach (YamlNode item in node.Items)
        {
            Append("", item, text);
        }

        text.Append(node.Text).Append('\u0002');
    }
}
