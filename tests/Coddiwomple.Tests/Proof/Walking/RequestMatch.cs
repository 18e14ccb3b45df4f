using System.Text.RegularExpressions;
using Coddiwomple.Tests.Proof.Yaml;

namespace Coddiwomple.Tests.Proof.Walking;

/// <summary>Says whether a request fits an HTTPRoute's <c>match</c>: conditions of one item are ANDed, items are ORed, no item fits everything.</summary>
internal static class RequestMatch
{
    public static bool Fits(Node matches, Request request, Caller caller, string host, int port) =>
        matches.Items.IsEmpty || matches.Items.Any(match => match.Fields.All(field => FitsField(field.Key, field.Value, match, request, caller, host, port)));

    private static bool FitsField(string field, Node condition, Node match, Request request, Caller caller, string host, int port) => field switch
    {
        "name" or "ignoreUriCase" or "statPrefix" or "gateways" => true,
        "uri" => FitsText(condition, request.Path, match["ignoreUriCase"].IsTrue),
        "scheme" => FitsText(condition, request.Scheme),
        "method" => FitsText(condition, request.Method),
        "authority" => FitsText(condition, host),
        "port" => condition.Int == port,
        "sourceNamespace" => condition.Text == caller.Namespace,
        "sourceLabels" => condition.Fields.All(label => caller.Labels.GetValueOrDefault(label.Key) == label.Value.Text),
        "headers" => condition.Fields.All(header => FitsHeader(header.Value, request.Headers, header.Key)),
        "withoutHeaders" => condition.Fields.All(header => !FitsHeader(header.Value, request.Headers, header.Key)),
        "queryParams" => condition.Fields.All(parameter => FitsHeader(parameter.Value, request.Query, parameter.Key)),
        _ => throw new NotSupportedException($"match.{field}"),
    };

    // A header with an empty condition only has to be there.
    private static bool FitsHeader(Node condition, IReadOnlyDictionary<string, string> values, string name) =>
        values.TryGetValue(name, out string? value) && (condition.Fields.IsEmpty || FitsText(condition, value));

    private static bool FitsText(Node condition, string value, bool ignoreCase = false)
    {
        StringComparison comparison = ignoreCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        return condition.Fields[0] switch
        {
            { Key: "exact", Value: var text } => string.Equals(value, text.Text, comparison),
            { Key: "prefix", Value: var text } => value.StartsWith(text.Text, comparison),
            { Key: "regex", Value: var text } => Regex.IsMatch(value, $"^(?:{text.Text})$", RegexOptions.CultureInvariant),
            { Key: var key } => throw new NotSupportedException(key),
        };
    }
}
