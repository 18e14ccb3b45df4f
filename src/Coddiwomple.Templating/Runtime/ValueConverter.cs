using System.Collections;
using System.Globalization;
using System.Numerics;
using Coddiwomple.Templating.Parsing;
using Coddiwomple.Templating.Syntax;

namespace Coddiwomple.Templating.Runtime;

/// <summary>Turns a value into the type that an operator or a function wants, or says where that was impossible.</summary>
internal static class ValueConverter
{
    public static int ToInt(TemplateContext context, SourceSpan span, object? value) => value switch
    {
        int number => number,
        null => 0,
        _ => Convert(context, span, value, "int", static (v, culture) => v is BigInteger big ? (int)big : System.Convert.ToInt32(v, culture)),
    };

    public static long ToLong(TemplateContext context, SourceSpan span, object? value) => value switch
    {
        int number => number,
        long number => number,
        null => 0,
        string => throw NotA(span, value, "long"),
        _ => Convert(context, span, value, "long", static (v, culture) => v is BigInteger big ? (long)big : System.Convert.ToInt64(v, culture)),
    };

    public static double ToDouble(TemplateContext context, SourceSpan span, object? value) => value switch
    {
        double number => number,
        int number => number,
        null => 0,
        string => throw NotA(span, value, "double"),
        _ => Convert(context, span, value, "double", static (v, culture) => v is BigInteger big ? (double)big : System.Convert.ToDouble(v, culture)),
    };

    public static decimal ToDecimal(TemplateContext context, SourceSpan span, object? value) => value switch
    {
        decimal number => number,
        null => 0,
        string or BigInteger => throw NotA(span, value, "decimal"),
        _ => Convert(context, span, value, "decimal", System.Convert.ToDecimal),
    };

    public static float ToFloat(TemplateContext context, SourceSpan span, object? value) => value switch
    {
        float number => number,
        null => 0,
        string => throw NotA(span, value, "float"),
        _ => Convert(context, span, value, "float", static (v, culture) => v is BigInteger big ? (float)big : System.Convert.ToSingle(v, culture)),
    };

    public static BigInteger ToBigInteger(TemplateContext context, SourceSpan span, object? value) => value switch
    {
        BigInteger number => number,
        int number => number,
        long number => number,
        ulong number => number,
        bool flag => flag ? 1 : 0,
        double number => new BigInteger(number),
        _ => ToLong(context, span, value),
    };

    /// <summary>The value as a list that can be indexed; null stays null.</summary>
    public static IList? ToList(SourceSpan span, object? value) => value switch
    {
        null => null,
        ScriptArray array => array,
        IList list => list,
        ScriptObject members => members.ToPairs(),
        IEnumerable sequence => new ScriptArray(sequence),
        _ => throw Unfit(span, value, "an array"),
    };

    /// <summary>The value as a sequence; null stays null.</summary>
    public static IEnumerable? ToSequence(SourceSpan span, object? value) => value switch
    {
        null => null,
        ScriptObject members => members.ToPairs(),
        IEnumerable sequence => sequence,
        _ => throw Unfit(span, value, "an array"),
    };

    /// <summary>The value as a parameter of a native function wants it. Null stays null, but is zero for a number.</summary>
    public static object? ToParameter(TemplateContext context, SourceSpan span, object? value, Type type)
    {
        if (type == typeof(int) || (type == typeof(int?) && value is not null))
        {
            return Boxes.Of(ToInt(context, span, value));
        }

        if (type == typeof(double))
        {
            // A text is no number here, though it is one where an integer is wanted.
            return value is null or bool || Numbers.IsNumber(value) ? ToDouble(context, span, value) : throw Unfit(span, value, "a number");
        }

        return value is null ? null
            : (type == typeof(IEnumerable) || type == typeof(IList)) && value is not IEnumerable ? throw Unfit(span, value, "an array")
            : type == typeof(ScriptObject) && value is not ScriptObject ? throw Unfit(span, value, "an object")
            : type == typeof(DateTime) && value is not DateTime ? throw Unfit(span, value, "a date")
            : value;
    }

    private static ScriptRuntimeException Unfit(SourceSpan span, object value, string wanted)
        => new(span, $"expecting {wanted}, not {ValueKinds.Describe(value)}");

    private static T Convert<T>(TemplateContext context, SourceSpan span, object value, string type, Func<object, CultureInfo, T> convert)
    {
        try
        {
            return convert(value, context.CurrentCulture);
        }
        catch (Exception e) when (e is FormatException or InvalidCastException or OverflowException)
        {
            throw NotA(span, value, type, e);
        }
    }

    private static ScriptRuntimeException NotA(SourceSpan span, object value, string type, Exception? reason = null)
        => new(span, $"cannot convert {ValueKinds.Describe(value)} to {type}", reason);
}
