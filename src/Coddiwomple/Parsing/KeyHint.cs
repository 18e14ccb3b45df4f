using Coddiwomple.Text;

namespace Coddiwomple.Parsing;

/// <summary>Guesses what an unknown key was meant to be: a slip of the pen, a key of another object, or else lists the keys there are.</summary>
internal static class KeyHint
{
    public static string For(ObjectShape shape, string key)
    {
        foreach ((string synonym, string meant) in shape.Synonyms)
        {
            if (synonym == key)
            {
                return $"did you mean \"{meant}\"?";
            }
        }

        string? near = NameSuggester.Suggest(key, shape.Keys);
        if (near is not null && IsSlip(key, near))
        {
            return $"did you mean \"{near}\"?";
        }

        string places = Places(key);
        if (places.Length > 0)
        {
            return $"\"{key}\" belongs in {places}";
        }

        return near is not null ? $"did you mean \"{near}\"?" : $"known keys: {string.Join(", ", shape.Keys)}";
    }

    /// <summary>Whether <paramref name="wanted"/> is what the hint for an unknown key would name.</summary>
    public static bool IsMeant(ObjectShape shape, string key, string wanted) => For(shape, key) == $"did you mean \"{wanted}\"?";

    // "cluster" for "clusters", "Name" for "name": closer than the same key somewhere else.
    private static bool IsSlip(string key, string near) =>
        near.StartsWith(key, StringComparison.OrdinalIgnoreCase) || key.StartsWith(near, StringComparison.OrdinalIgnoreCase);

    private static string Places(string key)
    {
        List<string> places = [];
        foreach (ObjectShape shape in TopologyShapes.All)
        {
            if (shape.Knows(key))
            {
                places.Add(shape.Name);
            }
        }

        return places.Count > 3 ? "" : string.Join(" or ", places);
    }
}
