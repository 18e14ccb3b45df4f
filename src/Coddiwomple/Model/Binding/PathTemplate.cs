using System.Text.RegularExpressions;

namespace Coddiwomple.Model.Binding;

/// <summary>Path templates of AuthorizationPolicies (Istio 1.22): <c>{*}</c> stands for one part of a path, <c>{**}</c> for any number of them.</summary>
internal static partial class PathTemplate
{
    public const string Rule = "a template has {*} for one part of the path and {**} for the rest, and no other wildcards or names";

    public static bool IsTemplate(string path) => path.Contains("{*}", StringComparison.Ordinal) || path.Contains("{**}", StringComparison.Ordinal);

    public static bool IsValid(string path) => !Unsupported().IsMatch(path);

    // Named parts, empty braces, and stars outside of braces.
    [GeneratedRegex(@"/\{\w+=\*\*?\}|\{\w*\}|/\*\*?|\*\*?/")]
    private static partial Regex Unsupported();
}
