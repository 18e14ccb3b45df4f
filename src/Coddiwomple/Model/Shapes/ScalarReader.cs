using System.Globalization;
using Coddiwomple.Diagnostics;
using Coddiwomple.Model.Binding;
using Coddiwomple.Parsing;
using Coddiwomple.Text;

namespace Coddiwomple.Model.Shapes;

/// <summary>Takes single values and the shape they must have, gives them as Istio writes them; null where one is wrong, which is reported.</summary>
internal sealed class ScalarReader(DiagnosticBag diagnostics)
{
    public IstioValue? Read(YamlScalar scalar, ValueShape shape, string name) => shape switch
    {
        BooleanShape => ReadBoolean(scalar, name),
        IntegerShape integer => ReadInteger(scalar, integer, name),
        NumberShape number => ReadNumber(scalar, number, name),
        _ => ReadText(scalar, shape, name),
    };

    /// <summary>A number as YAML and JSON both know it.</summary>
    public static bool TryNumber(YamlScalar scalar, out double value)
    {
        value = 0;
        return scalar.IsPlain
            && double.TryParse(scalar.Text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out value)
            && double.IsFinite(value);
    }

    private static bool TryInteger(YamlScalar scalar, out long value)
    {
        value = 0;
        return scalar.IsPlain
            && PlainScalar.IsInteger(scalar.Text)
            && long.TryParse(scalar.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value);
    }

    private IstioText? ReadText(YamlScalar scalar, ValueShape shape, string name)
    {
        if (PlainScalar.IsNull(scalar))
        {
            diagnostics.Report(Catalogue.WrongFieldType, scalar.Span, $"{name} has no value", "leave it out, or give it a value");
            return null;
        }

        if (scalar.IsPlain && PlainScalar.IsBoolean(scalar.Text, out _))
        {
            diagnostics.Report(Catalogue.WrongFieldType, scalar.Span, $"{name} must be text, not the boolean {scalar.Text}", $"quote it if it is meant as text: \"{scalar.Text}\"");
            return null;
        }

        bool isRight = shape switch
        {
            DurationShape duration => CheckDuration(scalar, duration, name),
            ChoiceShape choice => CheckChoice(scalar, choice, name),
            WordsShape words => CheckWords(scalar, words, name),
            TextShape text => TextChecks.Check(scalar.Text, text.Kind, scalar.Span, diagnostics),
            _ => true,
        };
        return isRight ? new IstioText(scalar.Text) : null;
    }

    private IstioLiteral? ReadBoolean(YamlScalar scalar, string name)
    {
        if (scalar.IsPlain && PlainScalar.IsBoolean(scalar.Text, out bool value))
        {
            return value ? IstioLiteral.True : IstioLiteral.False;
        }

        diagnostics.Report(Catalogue.WrongFieldType, scalar.Span, $"{name} is true or false, not \"{scalar.Text}\"", "write true or false, without quotes");
        return null;
    }

    private IstioLiteral? ReadInteger(YamlScalar scalar, IntegerShape shape, string name)
    {
        if (!TryInteger(scalar, out long value))
        {
            diagnostics.Report(Catalogue.WrongFieldType, scalar.Span, $"{name} is a whole number, not \"{scalar.Text}\"", "write it in digits, without quotes");
            return null;
        }

        if (value >= shape.Least && value <= shape.Most)
        {
            return IstioLiteral.Of(value);
        }

        diagnostics.Report(
            Catalogue.InvalidNumber, scalar.Span, $"{name} cannot be {value}", $"the value lies between {shape.Least} and {shape.Most}");
        return null;
    }

    private IstioLiteral? ReadNumber(YamlScalar scalar, NumberShape shape, string name)
    {
        if (!TryNumber(scalar, out double value))
        {
            diagnostics.Report(Catalogue.WrongFieldType, scalar.Span, $"{name} is a number, not \"{scalar.Text}\"", "write it in digits, without quotes");
            return null;
        }

        if (value >= shape.Least && value <= shape.Most)
        {
            return new IstioLiteral(value.ToString("0.##########", CultureInfo.InvariantCulture));
        }

        string most = shape.Most == double.MaxValue ? "" : $" and at most {shape.Most.ToString(CultureInfo.InvariantCulture)}";
        diagnostics.Report(
            Catalogue.InvalidNumber, scalar.Span, $"{name} cannot be {scalar.Text}", $"the value is at least {shape.Least.ToString(CultureInfo.InvariantCulture)}{most}");
        return null;
    }

    private bool CheckDuration(YamlScalar scalar, DurationShape shape, string name)
    {
        string? hint = null;
        if (!DurationSyntax.TryParse(scalar.Text, out decimal milliseconds))
        {
            hint = "write a number with a unit: 250ms, 10s, 1.5s, 2m, 1h30m";
        }
        else if (milliseconds != decimal.Truncate(milliseconds))
        {
            hint = "Istio takes whole milliseconds only";
        }
        else if (milliseconds < 1 && !shape.MayBeZero)
        {
            hint = name == "\"timeout\"" ? "Istio wants at least 1ms; without \"timeout\" there is none" : "Istio wants at least 1ms";
        }
        else if (shape.OfSeconds && milliseconds % 1000 != 0)
        {
            hint = "browsers take whole seconds only";
        }

        if (hint is not null)
        {
            diagnostics.Report(Catalogue.InvalidDuration, scalar.Span, $"\"{scalar.Text}\" is not a valid duration for {name}", hint);
        }

        return hint is null;
    }

    private bool CheckChoice(YamlScalar scalar, ChoiceShape shape, string name)
    {
        if (shape.Words.Contains(scalar.Text))
        {
            return true;
        }

        if (shape.Refused is { } refused && refused.Word == scalar.Text)
        {
            diagnostics.Report(Catalogue.RefusedField, scalar.Span, $"\"{scalar.Text}\" is not accepted for {name}", refused.Why);
            return false;
        }

        diagnostics.Report(
            Catalogue.InvalidFieldValue, scalar.Span, $"\"{scalar.Text}\" is not a value of {name}", shape.Renamed is { } renamed && renamed.Old == scalar.Text ? $"write \"{renamed.Now}\": for older releases it is translated" : HintOf(scalar.Text, shape.Words));
        return false;
    }

    private bool CheckWords(YamlScalar scalar, WordsShape shape, string name)
    {
        int start = scalar.Start + (scalar.IsPlain ? 0 : 1);
        bool isExact = scalar.Span.Length == scalar.Text.Length + (scalar.IsPlain ? 0 : 2);
        bool isRight = true;
        int offset = 0;
        foreach (string word in scalar.Text.Split(','))
        {
            SourceSpan span = isExact && word.Length > 0 ? new SourceSpan(scalar.Span.File, start + offset, start + offset + word.Length) : scalar.Span;
            offset += word.Length + 1;
            if (shape.Words.Contains(word) || RouteWords.IsStatus(word))
            {
                continue;
            }

            isRight = false;
            string trimmed = word.Trim();
            string hint = trimmed.Length < word.Length && shape.Words.Contains(trimmed) ? "Istio wants no spaces between the conditions" : HintOf(trimmed, shape.Words);
            diagnostics.Report(Catalogue.InvalidFieldValue, span, $"\"{word}\" is not a condition of {name}", hint);
        }

        return isRight;
    }

    private static string HintOf(string wrong, IEnumerable<string> words) =>
        NameSuggester.Suggest(wrong, words) is { } near ? $"did you mean \"{near}\"?" : $"write {Hints.Either(words)}";
}
