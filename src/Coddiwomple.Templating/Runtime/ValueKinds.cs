using System.Collections;
using System.Numerics;

namespace Coddiwomple.Templating.Runtime;

/// <summary>The names that templates know the kinds of values by.</summary>
internal static class ValueKinds
{
    /// <summary>The kind in detail, as <c>object.kind</c> gives it; null for null.</summary>
    public static string? Name(object? value) => value switch
    {
        null => null,
        bool => "bool",
        byte => "byte",
        sbyte => "sbyte",
        ushort => "ushort",
        short => "short",
        uint => "uint",
        int => "int",
        ulong => "ulong",
        long => "long",
        float => "float",
        double => "double",
        decimal => "decimal",
        BigInteger => "bigint",
        string => "string",
        ScriptRange => "range",
        IScriptCustomFunction => "function",
        ScriptArray or IList => "array",
        Enum => "enum",
        DateTime or TimeSpan or char => value.GetType().Name,
        _ => "object",
    };

    /// <summary>The kind for a message.</summary>
    public static string Describe(object? value) => value switch
    {
        null => "null",
        DateTime => "a date",
        TimeSpan => "a time span",
        char => "a character",
        _ => Name(value) ?? "null",
    };
}
