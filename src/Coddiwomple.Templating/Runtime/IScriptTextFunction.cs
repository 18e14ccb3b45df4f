using Coddiwomple.Templating.Syntax;

namespace Coddiwomple.Templating.Runtime;

/// <summary>
/// A function whose value is text. Where a call of it is a statement, and so nothing else is done with the text, it goes to the output from the buffer
/// that it was written to: no string is made of it.
/// </summary>
public interface IScriptTextFunction : IScriptCustomFunction
{
    /// <summary>Writes the text that <see cref="IScriptCustomFunction.Invoke"/> would give for the same call.</summary>
    void Write(TemplateContext context, ScriptNode callerContext, ScriptArray arguments, TextOutput text);
}
