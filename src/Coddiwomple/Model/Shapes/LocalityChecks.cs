using System.Globalization;
using Coddiwomple.Diagnostics;
using Coddiwomple.Parsing;
using Coddiwomple.Text;

namespace Coddiwomple.Model.Shapes;

/// <summary>What Istio demands of a localityLbSetting and no table of fields can say.</summary>
internal static class LocalityChecks
{
    private static readonly string[] PlaceLabels = ["topology.kubernetes.io/region", "topology.kubernetes.io/zone", "topology.istio.io/subzone"];

    public static void Setting(MessageReading reading)
    {
        var places = new List<string>();
        foreach (YamlNode item in (reading.NodeOf("distribute") as YamlSequence)?.Items ?? [])
        {
            foreach (YamlEntry entry in item is YamlMapping { Entries: var entries } ? entries : [])
            {
                if (entry is { Key.Text: "from", Value: YamlScalar from })
                {
                    CheckOverlap(places, from.Text, from.Span, reading);
                }
            }
        }

        foreach (YamlNode item in reading.Has("failover") ? (reading.NodeOf("failoverPriority") as YamlSequence)?.Items ?? [] : [])
        {
            if (item is YamlScalar label && PlaceLabels.Contains(label.Text.Split('=')[0]))
            {
                reading.Report(
                    Catalogue.ExclusiveFields, label.Span, $"\"{label.Text}\" together with \"failover\"", "beside \"failover\" the order of regions is said there: name other labels, or leave \"failover\" out");
            }
        }
    }

    public static void Distribute(MessageReading reading)
    {
        long sum = 0;
        if (reading.Value["to"] is not IstioMap { Fields.IsEmpty: false } shares)
        {
            return;
        }

        foreach (IstioField share in shares.Fields)
        {
            sum += share.Value is IstioLiteral number ? long.Parse(number.Value, CultureInfo.InvariantCulture) : 0;
        }

        if (sum != 100)
        {
            reading.Report(Catalogue.InvalidWeight, reading.SpanOf("to"), $"the shares sum to {sum}", "the shares of a distribution sum to 100");
        }

        var places = new List<string>();
        foreach (YamlEntry entry in (reading.NodeOf("to") as YamlMapping)?.Entries ?? [])
        {
            CheckOverlap(places, entry.Key.Text, entry.Key.Span, reading);
        }
    }

    public static void Failover(MessageReading reading)
    {
        string? from = reading.Text("from");
        if (from is not null && from == reading.Text("to"))
        {
            reading.Report(Catalogue.InvalidFieldValue, reading.SpanOf("to"), $"region \"{from}\" fails over to itself", "name another region");
        }

        foreach (string field in (ReadOnlySpan<string>)["from", "to"])
        {
            if (reading.Text(field)?.IndexOfAny(['/', '*']) >= 0)
            {
                reading.Report(Catalogue.InvalidFieldValue, reading.SpanOf(field), $"\"{reading.Text(field)}\" is not a region", "failover knows regions only, without zone and wildcard");
            }
        }
    }

    // "a", "a/*" and "*" take in everything below them.
    private static void CheckOverlap(List<string> places, string locality, SourceSpan span, MessageReading reading)
    {
        string place = locality == "*" ? "" : (locality.EndsWith("/*", StringComparison.Ordinal) ? locality[..^2] : locality) + "/";
        foreach (string other in places)
        {
            if (place.StartsWith(other, StringComparison.Ordinal) || other.StartsWith(place, StringComparison.Ordinal))
            {
                reading.Report(
                    Catalogue.InvalidFieldValue, span, $"locality \"{locality}\" overlaps with another one", "each locality belongs to one entry: \"region\" takes in all of its zones");
                return;
            }
        }

        places.Add(place);
    }
}
