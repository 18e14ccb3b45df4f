using System.Text.RegularExpressions;

namespace Coddiwomple.Tests.Proof.Yaml;

/// <summary>
/// Takes a scalar written without quotes, gives what some YAML reader in use makes of it. YAML 1.1 (go-yaml, PyYAML) and YAML 1.2 are asked both,
/// and a string is a string only where they agree: generated text must mean the same to everybody.
/// </summary>
internal static partial class PlainScalar
{
    public static ScalarKind KindOf(string text) => text.ToLowerInvariant() switch
    {
        "" or "~" or "null" => ScalarKind.Null,
        "y" or "yes" or "true" or "on" or "n" or "no" or "false" or "off" => ScalarKind.Boolean,
        ".inf" or "+.inf" or "-.inf" or ".nan" => ScalarKind.Float,
        _ when Integer().IsMatch(text) => ScalarKind.Integer,
        _ when Float().IsMatch(text) => ScalarKind.Float,
        _ when Timestamp().IsMatch(text) => ScalarKind.Timestamp,
        _ => ScalarKind.String,
    };

    [GeneratedRegex("^[-+]?(0b[01_]+|0x[0-9a-fA-F_]+|0o?[0-7_]+|[0-9][0-9_]*|[1-9][0-9_]*(:[0-5]?[0-9])+)$")]
    private static partial Regex Integer();

    [GeneratedRegex(@"^[-+]?(\.[0-9][0-9_]*|[0-9][0-9_]*(\.[0-9_]*)?)([eE][-+]?[0-9]+)?$|^[-+]?[0-9][0-9_]*(:[0-5]?[0-9])+\.[0-9_]*$")]
    private static partial Regex Float();

    [GeneratedRegex(@"^[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}([Tt ].*)?$")]
    private static partial Regex Timestamp();
}
