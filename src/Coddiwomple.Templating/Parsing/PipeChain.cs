using Coddiwomple.Templating.Syntax;

namespace Coddiwomple.Templating.Parsing;

/// <summary>
/// <c>a | f b | g</c> while it is being parsed, right to left. It resolves to <c>g(f(a, b))</c>, so that rendering knows
/// nothing of pipes: the value becomes the first argument of the call that its target starts with.
/// </summary>
internal sealed class PipeChain(ScriptExpression from, ScriptExpression to) : ScriptExpression
{
    public override object? Evaluate(TemplateContext context) => Resolve(this).Evaluate(context);

    public static ScriptExpression Resolve(ScriptExpression expression)
    {
        if (expression is not PipeChain chain)
        {
            return expression;
        }

        var value = chain.From;
        var rest = chain.To;
        while (rest is PipeChain next)
        {
            value = Apply(value, next.From);
            rest = next.To;
        }

        return Apply(value, rest);
    }

    private ScriptExpression From { get; } = from;

    private ScriptExpression To { get; } = to;

    private static ScriptExpression Apply(ScriptExpression value, ScriptExpression target) => target switch
    {
        ScriptFunctionCall call => call.WithFirst(value),
        ScriptVariableGlobal or ScriptMemberExpression => Like(target, new ScriptFunctionCall(target, [value], isExplicit: false) { ArgumentsEnd = target.Span.End }),
        ScriptBinaryExpression binary => Like(target, new ScriptBinaryExpression(binary.Operator, binary.OperatorSpan, Apply(value, binary.Left), binary.Right)),
        ScriptLogicalExpression logical => Like(target, new ScriptLogicalExpression(logical.IsOr, Apply(value, logical.Left), logical.Right)),
        ScriptCoalesceExpression coalesce => Like(target, new ScriptCoalesceExpression(coalesce.IsNegated, Apply(value, coalesce.Left), coalesce.Right)),
        ScriptConditionalExpression condition => Like(target, new ScriptConditionalExpression(Apply(value, condition.Condition), condition.Then, condition.Otherwise)),
        _ => Like(target, new ScriptPipeIntoValue(value, target)),
    };

    private static T Like<T>(ScriptExpression original, T node)
        where T : ScriptExpression
    {
        node.Span = original.Span;
        node.Source = original.Source;
        return node;
    }
}
