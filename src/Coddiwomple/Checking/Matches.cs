using Coddiwomple.Model;

namespace Coddiwomple.Checking;

/// <summary>Compares HTTP matches.</summary>
internal static class Matches
{
    /// <summary>
    /// Whether every call that <paramref name="narrow"/> describes is described by <paramref name="wide"/> too: it has no condition that the other lacks,
    /// or a weaker one.
    /// </summary>
    public static bool Covers(IstioMap wide, IstioMap narrow)
    {
        if (wide["ignoreUriCase"] != narrow["ignoreUriCase"])
        {
            return false;
        }

        foreach (IstioField field in wide.Fields)
        {
            bool isCondition = field.Name is not ("name" or "statPrefix" or "ignoreUriCase");
            if (isCondition && (narrow[field.Name] is not { } other || !CoversValue(field.Value, other)))
            {
                return false;
            }
        }

        return true;
    }

    private static bool CoversValue(IstioValue wide, IstioValue narrow)
    {
        if (wide is not IstioMap wideMap || narrow is not IstioMap narrowMap)
        {
            return IsEqual(wide, narrow);
        }

        if (IsStringMatch(wideMap) && IsStringMatch(narrowMap))
        {
            return CoversText(wideMap, narrowMap);
        }

        foreach (IstioField field in wideMap.Fields)
        {
            if (narrowMap[field.Name] is not { } other || !CoversValue(field.Value, other))
            {
                return false;
            }
        }

        return true;
    }

    private static bool CoversText(IstioMap wide, IstioMap narrow)
    {
        if (wide.Fields.IsEmpty)
        {
            return true;
        }

        string? prefix = (wide["prefix"] as IstioText)?.Value;
        string? text = ((narrow["exact"] ?? narrow["prefix"]) as IstioText)?.Value;
        return prefix is not null && text is not null ? text.StartsWith(prefix, StringComparison.Ordinal) : IsEqual(wide, narrow);
    }

    private static bool IsStringMatch(IstioMap map) =>
        map.Fields.IsEmpty || (map.Fields.Length == 1 && map.Fields[0] is { Name: "exact" or "prefix" or "regex", Value: IstioText });

    private static bool IsEqual(IstioValue a, IstioValue b)
    {
        if (a is not IstioMap first || b is not IstioMap second)
        {
            return a == b;
        }

        return first.Fields.Length == second.Fields.Length
            && first.Fields.All(field => second[field.Name] is { } other && IsEqual(field.Value, other));
    }
}
