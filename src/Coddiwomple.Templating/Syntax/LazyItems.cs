using Coddiwomple.Templating.Parsing;
using Coddiwomple.Templating.Runtime;

namespace Coddiwomple.Templating.Syntax;

/// <summary>
/// What operators make of ranges and functions of lists: items that are taken from the operands whenever somebody asks, so
/// that a change of an operand shows. Each time, no more of them are looked at than a loop may take steps.
/// </summary>
internal static class LazyItems
{
    /// <summary>Sequences of sequences of ... that are deeper than this keep their items instead of asking again.</summary>
    private const int MostLevels = 8;

    /// <summary>A sequence of items made from these operands.</summary>
    public static ScriptRange Range(TemplateContext context, SourceSpan span, IEnumerable<object?> items, object? left, object? right = null)
    {
        var level = 1 + Math.Max((left as ScriptRange)?.Level ?? 0, (right as ScriptRange)?.Level ?? 0);
        if (level <= MostLevels)
        {
            return new ScriptRange(items) { Level = level };
        }

        object?[] kept = [.. items];
        context.CountKept(span, kept.Length);
        return new ScriptRange(kept);
    }

    /// <summary>One after the other; without a context as many as there are.</summary>
    public static IEnumerable<object?> Concat(TemplateContext? context, SourceSpan span, IEnumerable<object?> left, IEnumerable<object?> right)
    {
        TemplateContext.CheckStack(span);
        var steps = 0;
        foreach (var item in left)
        {
            context?.CheckCount(span, ++steps);
            yield return item;
        }

        foreach (var item in right)
        {
            context?.CheckCount(span, ++steps);
            yield return item;
        }
    }

    /// <summary>The items a number of times; without a context as many as there are.</summary>
    public static IEnumerable<object?> Repeat(TemplateContext? context, SourceSpan span, IEnumerable<object?> items, int times)
    {
        TemplateContext.CheckStack(span);
        var steps = 0L;
        for (; times > 0; times--)
        {
            foreach (var item in items)
            {
                steps++;
                context?.CheckCount(span, steps);
                yield return item;
            }

            if (steps == 0)
            {
                yield break;
            }
        }
    }

    /// <summary>The items up to and with the one at <paramref name="last"/>.</summary>
    public static IEnumerable<object?> UpTo(TemplateContext context, SourceSpan span, IEnumerable<object?> items, int last)
    {
        foreach (var item in Repeat(context, span, items, 1))
        {
            if (last-- < 0)
            {
                yield break;
            }

            yield return item;
        }
    }

    /// <summary>Every item whose place can be divided.</summary>
    public static IEnumerable<object?> Every(TemplateContext context, SourceSpan span, IEnumerable<object?> items, int divisor)
    {
        var index = 0;
        foreach (var item in Repeat(context, span, items, 1))
        {
            if (index++ % divisor == 0)
            {
                yield return item;
            }
        }
    }
}
