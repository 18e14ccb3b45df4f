namespace Coddiwomple.Model.Binding;

/// <summary>Path templates of AuthorizationPolicies (Istio 1.22): <c>{*}</c> stands for one part of a path, <c>{**}</c> for any number of them.</summary>
internal static class PathTemplate
{
    public const string Rule = "a template has {*} for one part of the path and {**}, last, for any number of them, and no other wildcards, braces or names";
    private const string One = "{*}";
    private const string Many = "{**}";
    private const string Punctuation = "-._~%!$&'()+,;:@=";

    public static bool IsTemplate(string path) => path.Contains(One, StringComparison.Ordinal) || path.Contains(Many, StringComparison.Ordinal);

    /// <summary>Of any path: those without braces are fine.</summary>
    public static bool IsValid(string path)
    {
        bool isTemplate = IsTemplate(path);
        bool isOver = false;
        foreach (string part in path.Trim('/').Split('/'))
        {
            if (part is One or Many)
            {
                if (isOver)
                {
                    return false;
                }

                isOver = part == Many;
            }
            else if (part.AsSpan().ContainsAny('{', '}') || (isTemplate && !IsLiteral(part)))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsLiteral(string part)
    {
        foreach (char c in part)
        {
            if (!char.IsAsciiLetterOrDigit(c) && !Punctuation.Contains(c, StringComparison.Ordinal))
            {
                return false;
            }
        }

        return part.Length > 0;
    }
}
