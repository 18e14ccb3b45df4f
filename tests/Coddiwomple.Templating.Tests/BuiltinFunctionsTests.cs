using Coddiwomple.Templating.Functions;
using Coddiwomple.Templating.Runtime;

namespace Coddiwomple.Templating.Tests;

/// <summary>The built-in functions are those of the language, with its parameters: no more, no fewer.</summary>
public class BuiltinFunctionsTests
{
    private const string Signatures = """
        array: add(list, value) add_range(list1, list2) any(list, function, args?) compact(list) concat(list1, list2) contains(list, item)
        array: cycle(list, group?) each(list, function) filter(list, function) first(list) insert_at(list, index, value)
        array: join(list, delimiter, function?) last(list) limit(list, count) map(list, member) offset(list, index) remove_at(list, index)
        array: reverse(list) size(list) sort(list, member?) uniq(list)
        date: add_days(date, days) add_hours(date, hours) add_milliseconds(date, millis) add_minutes(date, minutes) add_months(date, months)
        date: add_seconds(date, seconds) add_years(date, years) default_format format now() parse(text, pattern?, culture?)
        date: parse_to_string(text, output_pattern?, output_culture?, input_pattern?, input_culture?) to_string(date, pattern, culture?) utc_now()
        html: escape(text) newline_to_br(text) strip(text) url_encode(text) url_escape(text)
        math: abs(value) ceil(value) divided_by(value, divisor) floor(value) format(value, format, culture?) is_number(value) minus(value, with)
        math: modulo(value, with) plus(value, with) random(minValue, maxValue) round(value, precision?) times(value, with) uuid()
        object: default(value, default) eval(value) eval_template(value) format(value, format, culture?) from_json(json) has_key(value, key)
        object: has_value(value, key) keys(value) kind(value) size(value) to_json(value) typeof(value) values(value)
        regex: escape(pattern) match(text, pattern, options?) matches(text, pattern, options?) replace(text, pattern, replace, options?)
        regex: split(text, pattern, options?) unescape(pattern)
        string: append(text, with) base64_decode(text) base64_encode(text) capitalize(text) capitalizewords(text) contains(text, value)
        string: downcase(text) empty(text) ends_with(text, value) equals_ignore_case(text, value) escape(text) handleize(text)
        string: hmac_sha1(text, secretKey) hmac_sha256(text, secretKey) hmac_sha512(text, secretKey)
        string: index_of(text, search, startIndex?, count?, stringComparison?) literal(text) lstrip(text) md5(text) pad_left(text, width)
        string: pad_right(text, width) pluralize(number, singular, plural) prepend(text, by) remove(text, remove) remove_first(text, remove)
        string: remove_last(text, remove) replace(text, match, replace) replace_first(text, match, replace, fromEnd?) rstrip(text) sha1(text)
        string: sha256(text) sha512(text) size(text) slice(text, start, length?) slice1(text, start, length?) split(text, match)
        string: starts_with(text, value) strip(text) strip_newlines(text) to_double(text) to_float(text) to_int(text) to_long(text)
        string: truncate(text, length, ellipsis?) truncatewords(text, count, ellipsis?) upcase(text) whitespace(text)
        timespan: from_days(days) from_hours(hours) from_milliseconds(millis) from_minutes(minutes) from_seconds(seconds) parse(text) zero
        """;

    [Fact]
    public void HaveTheNamesAndParametersOfTheLanguage()
    {
        var expected = Signatures.ReplaceLineEndings("\n").Split('\n')
            .SelectMany(static line => line[(line.IndexOf(':', StringComparison.Ordinal) + 2)..].Replace(", ", ",", StringComparison.Ordinal).Split(' ')
                .Select(signature => $"{line[..line.IndexOf(':', StringComparison.Ordinal)]}.{signature}"))
            .Order(StringComparer.Ordinal)
            .ToList();
        var actual = new List<string>();
        foreach (var (group, members) in BuiltinFunctions.Create())
        {
            actual.AddRange((members as ScriptObject ?? []).Select(member => $"{group}.{member.Key}{Parameters(member.Value)}"));
        }

        actual.Sort(StringComparer.Ordinal);
        Assert.Equal(expected, actual);
        Assert.True(actual.Count > 120, $"{actual.Count} functions");
    }

    [Fact]
    public void StandBesideTheseGroupsAlone()
        => Assert.Equal(
            ["array", "blank", "date", "empty", "html", "include", "include_join", "math", "object", "regex", "string", "timespan"],
            BuiltinFunctions.Create().Keys.Order(StringComparer.Ordinal));

    private static string Parameters(object? member)
    {
        if (member is not IScriptCustomFunction function)
        {
            return "";
        }

        var parameters = Enumerable.Range(0, function.ParameterCount).Select(function.GetParameterInfo);
        return $"({string.Join(',', parameters.Select(static parameter => parameter.HasDefaultValue ? $"{parameter.Name}?" : parameter.Name))})";
    }
}
