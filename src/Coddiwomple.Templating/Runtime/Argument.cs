using System.Collections;
using Coddiwomple.Templating.Syntax;

namespace Coddiwomple.Templating.Runtime;

/// <summary>How an argument becomes a <typeparamref name="T"/>: chosen once per type, so that a call neither reflects nor boxes.</summary>
internal static class Argument<T>
{
    private delegate T Converter(in CallArgs args, int index);

    private static readonly Converter Convert = (Converter)Choose();

    // The default value of T without claiming that it is not null.
    private static readonly T[] Default = new T[1];

    public static T Get(in CallArgs args, int index) => args[index] is T value ? value : Convert(args, index);

    private static Delegate Choose()
    {
        var type = Nullable.GetUnderlyingType(typeof(T)) ?? typeof(T);
        return type == typeof(string) ? new Argument<string?>.Converter(static (in CallArgs args, int i) => args.Text(i))
            : typeof(T) == typeof(int) ? new Argument<int>.Converter(static (in CallArgs args, int i) => args.Int(i))
            : typeof(T) == typeof(long) ? new Argument<long>.Converter(static (in CallArgs args, int i) => ValueConverter.ToLong(args.Context, args.SpanOf(i), args[i]))
            : typeof(T) == typeof(double) ? new Argument<double>.Converter(static (in CallArgs args, int i) => args.Double(i))
            : typeof(T) == typeof(bool) ? new Argument<bool>.Converter(static (in CallArgs args, int i) => args.Bool(i))
            : typeof(T) == typeof(TemplateContext) ? new Argument<TemplateContext>.Converter(static (in CallArgs args, int _) => args.Context)
            : typeof(T) == typeof(IEnumerable) ? new Argument<IEnumerable?>.Converter(static (in CallArgs args, int i) => args.Sequence(i))
            : typeof(T) == typeof(IList) ? new Argument<IList?>.Converter(static (in CallArgs args, int i) => args.List(i))
            : new Converter(Cast);
    }

    private static T Cast(in CallArgs args, int index)
    {
        var value = args[index];
        if (value is null && default(T) is null)
        {
            return Default[0];
        }

        throw args.Error(index, $"expecting {typeof(T).Name}, not {ValueKinds.Describe(value)}");
    }
}
