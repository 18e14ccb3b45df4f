using System.Collections;
using System.Globalization;
using Coddiwomple.Templating.Runtime;

namespace Coddiwomple.Templating.Syntax;

/// <summary><c>for variable in list offset:n limit:n reversed ... else ... end</c>, and <c>tablerow</c> with <c>cols:n</c></summary>
internal sealed class ScriptForStatement(
    LoopKind kind,
    ScriptPath variable,
    ScriptExpression iterator,
    ScriptNamedArgument[] options,
    ScriptBlockStatement body,
    ScriptBlockStatement? otherwise) : ScriptStatement
{
    private readonly string? _globalName = (variable as ScriptVariableGlobal)?.Name;
    private readonly string? _localName = (variable as ScriptVariableLocal)?.Name;

    private struct Range
    {
        public int Offset;
        public int Limit;
        public int Columns;
        public bool IsReversed;
    }

    public override object? Evaluate(TemplateContext context)
    {
        var source = iterator.Evaluate(context);
        if (source is null)
        {
            return null;
        }

        var range = source as ScriptRange;
        var array = source as ScriptArray;
        var list = range is null && array is null ? ListOf(source) : null;
        var count = range?.Count ?? array?.Count ?? list?.Count ?? 0;
        var loop = new LoopScope(kind, _globalName, _localName) { Length = count };
        context.EnterLoop(loop);
        try
        {
            var bounds = ReadOptions(context, count);
            var last = (int)Math.Min((long)bounds.Limit + bounds.Offset, count) - 1;
            var step = bounds.IsReversed ? -1 : 1;
            var index = bounds.IsReversed ? last : bounds.Offset;
            var end = bounds.IsReversed ? bounds.Offset : last;
            if (kind == LoopKind.TableRow)
            {
                context.Write("<tr class=\"row1\">");
            }

            object? result = null;
            object? previous = null;
            var steps = 0;
            for (; bounds.IsReversed ? index >= end : index <= end; index += step)
            {
                context.CheckLoopLimit(Span, steps);
                var value = array is not null ? array[index] : list is not null ? list[index] : range?[index];
                loop.Index = index;
                loop.LocalIndex = steps;
                loop.IsLast = index == end;
                loop.ValueChanged = steps == 0 || !Equals(previous, value);
                SetVariable(context, loop, value);
                result = kind == LoopKind.TableRow ? EvaluateCell(context, loop, bounds.Columns) : body.Evaluate(context);
                if (!LoopFlow.GoesOn(context))
                {
                    break;
                }

                previous = value;
                steps++;
            }

            if (kind == LoopKind.TableRow)
            {
                context.Write("</tr>");
                context.WriteLine();
            }

            return last < bounds.Offset && otherwise is not null ? otherwise.Evaluate(context) : result;
        }
        finally
        {
            context.ExitLoop(loop);
        }
    }

    private IList ListOf(object source) => source switch
    {
        string => throw Unsupported(source),
        IList list => list,
        IEnumerable sequence => new ScriptArray(sequence),
        _ => throw Unsupported(source),
    };

    private ScriptRuntimeException Unsupported(object source)
        => new(iterator.Span, $"cannot loop over {ValueKinds.Describe(source)}");

    private void SetVariable(TemplateContext context, LoopScope loop, object? value)
    {
        loop.Value = value;
        if (_globalName is null && _localName is null)
        {
            variable.Assign(context, value);
        }
    }

    private Range ReadOptions(TemplateContext context, int count)
    {
        var range = new Range { Limit = count, Columns = 1 };
        foreach (var option in options)
        {
            switch (option.Name)
            {
                case "offset":
                    range.Offset = IntOf(context, option);
                    break;
                case "limit":
                    range.Limit = IntOf(context, option);
                    break;
                case "reversed":
                    range.IsReversed = true;
                    break;
                case "cols" when kind == LoopKind.TableRow:
                    range.Columns = Math.Max(1, IntOf(context, option));
                    break;
                default:
                    throw option.Error($"unknown option '{option.Name}'{NameSuggester.Hint(option.Name, ["offset", "limit", "reversed", "cols"])}");
            }
        }

        return range;
    }

    private static int IntOf(TemplateContext context, ScriptNamedArgument option)
        => ValueConverter.ToInt(context, option.Value?.Span ?? option.Span, option.Evaluate(context));

    private object? EvaluateCell(TemplateContext context, LoopScope loop, int columns)
    {
        loop.Column = loop.LocalIndex % columns;
        if (loop.Column == 0 && loop.LocalIndex > 0)
        {
            context.Write("</tr>");
            context.WriteLine();
            context.Write(string.Create(CultureInfo.InvariantCulture, $"<tr class=\"row{(loop.LocalIndex / columns) + 1}\">"));
        }

        context.Write(string.Create(CultureInfo.InvariantCulture, $"<td class=\"col{loop.Column + 1}\">"));
        var result = body.Evaluate(context);
        context.Write("</td>");
        return result;
    }
}

/// <summary><c>while condition ... end</c></summary>
internal sealed class ScriptWhileStatement(ScriptExpression condition, ScriptBlockStatement body) : ScriptStatement
{
    public override object? Evaluate(TemplateContext context)
    {
        object? result = null;
        var loop = new LoopScope(LoopKind.While, null, null);
        context.EnterLoop(loop);
        try
        {
            for (var steps = 0; ; steps++)
            {
                context.CheckLoopLimit(Span, steps);
                if (!context.ToBool(condition.Evaluate(context)))
                {
                    return result;
                }

                loop.Index = steps;
                loop.LocalIndex = steps;
                result = body.Evaluate(context);
                if (!LoopFlow.GoesOn(context))
                {
                    return result;
                }
            }
        }
        finally
        {
            context.ExitLoop(loop);
        }
    }
}

/// <summary>What a step of a loop left behind.</summary>
internal static class LoopFlow
{
    /// <summary>Does the loop go on after this step? A return is left for the function to see.</summary>
    public static bool GoesOn(TemplateContext context)
    {
        if (context.Flow == FlowState.Return)
        {
            return false;
        }

        var goesOn = context.Flow != FlowState.Break;
        context.Flow = FlowState.None;
        return goesOn;
    }
}
