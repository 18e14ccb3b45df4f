using Coddiwomple.Diagnostics;
using Coddiwomple.Model.Binding;
using Coddiwomple.Parsing;
using Coddiwomple.Text;

namespace Coddiwomple.Proof.Rules;

/// <summary>localityLbSetting: distribute, failover and failoverPriority.</summary>
internal static class LocalityRules
{
    private static readonly string[] s_topologyLabels = ["topology.kubernetes.io/region", "topology.kubernetes.io/zone", "topology.istio.io/subzone"];

    public static void Check(YamlNode? setting, bool hasOutlierDetection, ProofReport report)
    {
        YamlEntry? distribute = NotEmpty(setting, "distribute");
        YamlEntry? failover = NotEmpty(setting, "failover");
        YamlEntry? priority = NotEmpty(setting, "failoverPriority");
        if (distribute is not null && failover is not null)
        {
            CommonRules.CheckExclusive(setting, report, "distribute", "failover");
            return;
        }

        CheckPriority(failover, priority, report);
        var sources = new List<(string Text, SourceSpan Place)>();
        foreach (YamlNode item in distribute?.Value.Items ?? [])
        {
            CheckShares(item, report);
            YamlNode source = item.Field("from") ?? item;
            sources.Add((source.Text, YamlAccess.PlaceOf(source)));
        }

        CheckLocalities(sources, report);
        if ((failover ?? priority) is { } needing && !hasOutlierDetection)
        {
            report.Report(Catalogue.IneffectiveSetting, needing.Key, $"\"{needing.Key.Text}\" without \"outlierDetection\"", "nothing tells when to fail over: add \"outlierDetection\" beside \"loadBalancer\"");
        }

        foreach (YamlNode step in failover?.Value.Items ?? [])
        {
            CheckFailover(step, report);
        }
    }

    private static YamlEntry? NotEmpty(YamlNode? setting, string field) => setting.Entry(field) is { Value: YamlSequence { Items.Length: > 0 } } entry ? entry : null;

    private static void CheckPriority(YamlEntry? failover, YamlEntry? priority, ProofReport report)
    {
        foreach (YamlNode label in failover is null ? [] : priority?.Value.Items ?? [])
        {
            if (s_topologyLabels.Contains(label.Text))
            {
                report.Report(Catalogue.ConflictingFields, label, $"\"{label.Text}\" in \"failoverPriority\" together with \"failover\"", "both order localities: keep one of the two");
                return;
            }
        }
    }

    private static void CheckShares(YamlNode item, ProofReport report)
    {
        long sum = 0;
        bool isRight = true;
        YamlNode? to = item.Field("to");
        foreach (YamlEntry share in to.Entries)
        {
            long number = to.Number(share.Key.Text) ?? 0;
            sum += number;
            if (number is < 1 or > 100)
            {
                isRight = false;
                report.Report(Catalogue.InvalidShare, share.Value, $"the share of \"{Hints.Shorten(share.Key.Text)}\" cannot be {Hints.Shorten(share.Value.Text)}", "shares are 1 to 100");
            }
        }

        if (isRight && sum != 100)
        {
            report.Report(Catalogue.InvalidShare, to ?? item, $"the shares sum to {sum}", "the shares of a distribution sum to 100");
        }

        CheckLocalities([.. to.Entries.Select(share => (share.Key.Text, share.Key.Span))], report);
    }

    private static void CheckFailover(YamlNode step, ProofReport report)
    {
        YamlNode? from = step.Field("from");
        YamlNode? to = step.Field("to");
        if (from.Text == to.Text)
        {
            report.Report(Catalogue.InvalidShare, to ?? step, $"region \"{from.Text}\" fails over to itself", "name another region");
        }

        foreach (YamlNode? region in (ReadOnlySpan<YamlNode?>)[from, to])
        {
            if (region?.Text.IndexOfAny(['/', '*']) >= 0)
            {
                report.Report(Catalogue.InvalidShare, region, $"\"{Hints.Shorten(region.Text)}\" is not a region", "failover knows regions only, without zone and wildcard");
            }
        }
    }

    // No locality may be part of another: region/zone/subzone, where "*" and a missing part mean all.
    private static void CheckLocalities(IReadOnlyList<(string Text, SourceSpan Place)> localities, ProofReport report)
    {
        var seen = new List<string[]>();
        foreach ((string text, SourceSpan place) in localities)
        {
            string[] parts = text.Split('/', 3);
            int star = text.IndexOf('*', StringComparison.Ordinal);
            if (Array.IndexOf(parts, "") >= 0)
            {
                report.Report(Catalogue.InvalidShare, place, $"locality \"{Hints.Shorten(text)}\" has an empty part", "write region, region/zone or region/zone/subzone");
            }
            else if (star >= 0 && star != text.Length - 1)
            {
                report.Report(Catalogue.InvalidShare, place, $"locality \"{Hints.Shorten(text)}\" has a misplaced \"*\"", "\"*\" may only be the end");
            }
            else if (seen.Exists(other => Overlap(other, parts)))
            {
                report.Report(Catalogue.InvalidShare, place, $"locality \"{Hints.Shorten(text)}\" overlaps an earlier one", "every locality may be covered once");
            }

            seen.Add(parts);
        }
    }

    // istiod takes an earlier, more special locality for no overlap with "*" alone, and we do not know better.
    private static bool Overlap(string[] earlier, string[] later)
    {
        for (int i = 0; i < Math.Min(earlier.Length, later.Length); i++)
        {
            if (earlier[i] == "*")
            {
                return true;
            }

            if (earlier[i] != later[i])
            {
                return false;
            }
        }

        return earlier.Length <= later.Length || later.Length == 1;
    }
}
