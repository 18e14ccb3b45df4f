using System.Globalization;
using Coddiwomple.Text;

namespace Coddiwomple.Parsing;

/// <summary>
/// Takes a node, gives the text, whole number or boolean it is. Unquoted text is taken as written, digits included (<c>010</c> stays <c>010</c>), since
/// names may begin with one; only what every reader of YAML takes for a boolean or for nothing is refused as text.
/// </summary>
internal static class ScalarValues
{
    public static Located<string>? Text(ShapeProblems problems, YamlNode node, Subject subject)
    {
        if (node is not YamlScalar scalar)
        {
            problems.WrongType(subject, "text", node, node is YamlSequence ? "write one value, without brackets" : "write one value");
        }
        else if (PlainScalar.IsNull(scalar))
        {
            problems.EmptyValue(subject, node, "a value");
        }
        else if (scalar.IsPlain && PlainScalar.IsBoolean(scalar.Text, out _))
        {
            problems.WrongType(subject, "text", node, $"quote it if it is meant as text: \"{scalar.Text}\"");
        }
        else
        {
            return scalar.Locate(scalar.Text);
        }

        return null;
    }

    /// <summary>A version: unquoted <c>1.30</c> is the number 1.3, so only text that no reader takes for a number passes without quotes.</summary>
    public static Located<string>? Version(ShapeProblems problems, YamlNode node, Subject subject)
    {
        if (node is YamlScalar { IsPlain: true } scalar && PlainScalar.IsNumber(scalar.Text))
        {
            problems.WrongType(subject, "text", node, $"quote it: \"{scalar.Text}\" (unquoted, 1.30 is the number 1.3)");
            return null;
        }

        return Text(problems, node, subject);
    }

    public static Located<int>? Integer(ShapeProblems problems, YamlNode node, Subject subject)
    {
        const string Wanted = "a whole number";
        if (node is not YamlScalar scalar)
        {
            problems.WrongType(subject, Wanted, node, "write one number");
        }
        else if (PlainScalar.IsNull(scalar))
        {
            problems.EmptyValue(subject, node, Wanted);
        }
        else if (!PlainScalar.IsInteger(scalar.Text))
        {
            problems.WrongType(subject, Wanted, node, IntegerHint(scalar));
        }
        else if (!scalar.IsPlain)
        {
            problems.WrongType(subject, Wanted, node, $"remove the quotes: {scalar.Text}");
        }
        else if (!int.TryParse(scalar.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number))
        {
            problems.WrongType(subject, "a whole number that is not that large", node, "write a smaller one");
        }
        else
        {
            return scalar.Locate(number);
        }

        return null;
    }

    public static Located<bool>? Boolean(ShapeProblems problems, YamlNode node, Subject subject)
    {
        const string Wanted = "true or false";
        if (node is not YamlScalar scalar)
        {
            problems.WrongType(subject, Wanted, node, "write one of the two");
        }
        else if (PlainScalar.IsNull(scalar))
        {
            problems.EmptyValue(subject, node, Wanted);
        }
        else if (!PlainScalar.IsBoolean(scalar.Text, out bool value))
        {
            problems.WrongType(subject, Wanted, node, Meant(scalar.Text) is { } meant ? $"did you mean {meant}?" : "write one of the two, without quotes");
        }
        else if (!scalar.IsPlain)
        {
            problems.WrongType(subject, Wanted, node, $"remove the quotes: {scalar.Text}");
        }
        else
        {
            return scalar.Locate(value);
        }

        return null;
    }

    private static string IntegerHint(YamlScalar scalar)
    {
        if (scalar.IsPlain && PlainScalar.IsNumber(scalar.Text))
        {
            return "write it with decimal digits only, without a leading zero";
        }

        // "40%", "30s", "9080/TCP"
        int digits = scalar.Text.AsSpan().IndexOfAnyExceptInRange('0', '9');
        return digits is > 0 and < 10 ? $"write the number alone: {scalar.Text[..digits]}" : "write it in digits";
    }

    private static string? Meant(string text) => text.ToLowerInvariant() switch
    {
        "yes" or "on" or "y" or "1" => "true",
        "no" or "off" or "n" or "0" => "false",
        _ => null,
    };
}
