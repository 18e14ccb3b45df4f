using System.Globalization;
using System.Runtime.CompilerServices;

namespace Coddiwomple.Templating.Runtime;

/// <summary>
/// Text as .NET itself makes it of a value, which is what an interpolated string holds: other than in the output,
/// booleans begin with a capital and lists show nothing but the name of their type.
/// </summary>
internal static class PlainText
{
    /// <exception cref="InsufficientExecutionStackException">An object contains itself.</exception>
    public static string? Of(object? value)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        return value switch
        {
            string text => text,
            bool flag => flag ? bool.TrueString : bool.FalseString,
            ScriptArray => "Scriban.Runtime.ScriptArray",
            ScriptRange => "Scriban.Runtime.ScriptRange",
            IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
            _ => value?.ToString(),
        };
    }
}
