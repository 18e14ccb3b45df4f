using System.Globalization;
using System.Numerics;
using Coddiwomple.Templating.Runtime;
using Coddiwomple.Templating.Syntax;

namespace Coddiwomple.Templating.Functions;

/// <summary><c>math</c></summary>
internal static class MathFunctions
{
    public static IEnumerable<NativeFunction> All { get; } =
    [
        new("abs", ["value"], Abs),
        new("ceil", ["double value"], static (in CallArgs a) => Math.Ceiling(a.Double(0))),
        new("floor", ["double value"], static (in CallArgs a) => Math.Floor(a.Double(0))),
        new("round", ["double value", "int precision?"], static (in CallArgs a) => Math.Round(a.Double(0), a.Int(1))),
        new("divided_by", ["double value", "divisor"], DividedBy),
        Operator("minus", ScriptBinaryOperator.Subtract),
        Operator("modulo", ScriptBinaryOperator.Modulus),
        Operator("plus", ScriptBinaryOperator.Add),
        Operator("times", ScriptBinaryOperator.Multiply),
        new("format", ["value", "string format", "string culture?"], Format),
        new("is_number", ["value"], static (in CallArgs a) => Boxes.Of(Numbers.IsNumber(a[0]))),
        new("random", ["int minValue", "int maxValue"], Random),
        new("uuid", static (in CallArgs a)
            => a.Context.UuidSource is { } source ? source().ToString() : throw Refused(a, "math.uuid", nameof(TemplateContext.UuidSource))),
    ];

    private static NativeFunction Operator(string name, ScriptBinaryOperator op)
        => new(name, ["value", "with"], (in CallArgs a) => BinaryOperation.Evaluate(a.Context, a.Span, op, a[0], a.Span, a[1], a.Span));

    private static object? Abs(in CallArgs a) => a[0] switch
    {
        null => null,
        int number => Boxes.Of(Math.Abs(number)),
        long number => Math.Abs(number),
        float number => Math.Abs(number),
        double number => Math.Abs(number),
        decimal number => Math.Abs(number),
        short number => Math.Abs(number),
        sbyte number => Math.Abs(number),

        // What has no sign is its own absolute value.
        byte or ushort or uint or ulong or bool or char => a[0],
        var other => throw a.Error($"expecting a number of at most 64 bits, not {ValueKinds.Describe(other)}"),
    };

    private static object? DividedBy(in CallArgs a)
        => BinaryOperation.Evaluate(a.Context, a.Span, ScriptBinaryOperator.Divide, a[0], a.Span, a[1], a.Span) switch
        {
            double quotient when a[1] is int => Boxes.Of((int)Math.Floor(quotient)),
            var quotient => quotient,
        };

    private static object? Format(in CallArgs a)
    {
        if (a[0] is null)
        {
            return "";
        }

        if (!Numbers.IsNumber(a[0]) || a[0] is not IFormattable number)
        {
            throw a.Error($"expecting a number, not {ValueKinds.Describe(a[0])}");
        }

        return number.ToString(a.Text(1), a.Text(2) is { } culture ? CultureInfo.GetCultureInfo(culture) : a.Context.CurrentCulture);
    }

    private static object? Random(in CallArgs a)
    {
        var (from, to) = (a.Int(0), a.Int(1));
        if (from >= to)
        {
            return from == to ? Boxes.Of(from) : throw a.Error($"the upper bound {to} is less than the lower bound {from}");
        }

        return a.Context.RandomSource is { } source ? Boxes.Of(source(from, to)) : throw Refused(a, "math.random", nameof(TemplateContext.RandomSource));
    }

    /// <summary>The error of a function whose result does not depend on its input alone.</summary>
    internal static ScriptRuntimeException Refused(in CallArgs a, string function, string source)
        => new(a.Span, $"'{function}' is refused: its result is different each time, unless the host sets TemplateContext.{source}");
}
