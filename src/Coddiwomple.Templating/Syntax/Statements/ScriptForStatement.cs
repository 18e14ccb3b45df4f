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

    public override object? Evaluate(TemplateContext context)
    {
        var source = iterator.Evaluate(context);
        if (source is null)
        {
            return null;
        }

        var items = LoopItems.Of(source) ?? throw new ScriptRuntimeException(iterator.Span, $"cannot loop over {ValueKinds.Describe(source)}");
        var columns = 1;
        if (options.Length > 0)
        {
            items = Narrow(context, items, ref columns);
        }

        if (kind == LoopKind.TableRow)
        {
            context.Write("<tr class=\"row1\">");
        }

        return Loop(context, items, columns);
    }

    private object? Loop(TemplateContext context, LoopItems items, int columns)
    {
        var loop = context.EnterLoop(kind, _globalName, _localName, items.Count);
        try
        {
            var result = Steps(context, loop, items, columns);
            if (kind == LoopKind.TableRow)
            {
                context.Write("</tr>");
                context.WriteLine();
            }

            return items.Count > 0 || otherwise is null ? result : Otherwise(context, otherwise);
        }
        finally
        {
            context.ExitLoop(loop);
        }
    }

    /// <summary>What stands behind <c>else</c> still belongs to the loop: a jump in it ends there.</summary>
    private static object? Otherwise(TemplateContext context, ScriptBlockStatement block)
    {
        var result = block.Evaluate(context);
        LoopFlow.GoesOn(context);
        return result;
    }

    private object? Steps(TemplateContext context, LoopScope loop, LoopItems items, int columns)
    {
        object? result = null;
        for (var index = 0; index < items.Count; index++)
        {
            context.StepLoop(this);
            var value = items[index];
            loop.Index = index;
            loop.Previous = loop.Value;
            loop.Value = value;
            if (_globalName is null && _localName is null)
            {
                variable.Assign(context, value);
            }

            result = kind == LoopKind.TableRow ? EvaluateCell(context, loop, columns) : body.Evaluate(context);
            if (items.HaveChanged)
            {
                throw Error("the list that the loop goes over was changed inside of it");
            }

            if (!LoopFlow.GoesOn(context))
            {
                break;
            }
        }

        return result;
    }

    private LoopItems Narrow(TemplateContext context, LoopItems items, ref int columns)
    {
        var (offset, limit, isReversed) = (0, 0, false);
        foreach (var option in options)
        {
            switch (option.Name)
            {
                case "offset":
                    offset = IntOf(context, option);
                    break;
                case "limit":
                    limit = IntOf(context, option);
                    break;
                case "reversed":
                    isReversed = true;
                    break;
                case "cols" when kind == LoopKind.TableRow:
                    columns = Math.Max(1, IntOf(context, option));
                    break;
                default:
                    throw option.Error($"unknown option '{option.Name}'{NameSuggester.Hint(option.Name, ["offset", "limit", "reversed", "cols"])}");
            }
        }

        return items.Narrow(offset, isReversed, limit);
    }

    private static int IntOf(TemplateContext context, ScriptNamedArgument option)
        => option.Value is { } value
            ? ValueConverter.ToInt(context, value.Span, value.Evaluate(context))
            : throw option.Error($"the option '{option.Name}' needs a value");

    private object? EvaluateCell(TemplateContext context, LoopScope loop, int columns)
    {
        loop.Column = loop.Index % columns;
        if (loop.Column == 0 && loop.Index > 0)
        {
            context.Write("</tr>");
            context.WriteLine();
            context.Write(string.Create(CultureInfo.InvariantCulture, $"<tr class=\"row{(loop.Index / columns) + 1}\">"));
        }

        context.Write(string.Create(CultureInfo.InvariantCulture, $"<td class=\"col{loop.Column + 1}\">"));
        var result = body.Evaluate(context);
        context.Write("</td>");
        return result;
    }
}
