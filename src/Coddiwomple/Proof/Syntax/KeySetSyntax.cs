using System.Text.Json;

namespace Coddiwomple.Proof.Syntax;

/// <summary>A JSON Web Key Set, as text: a single key, or an object whose <c>keys</c> holds them. Null is "fine", otherwise what to do about it.</summary>
internal static class KeySetSyntax
{
    public static string? FindProblem(string text)
    {
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(text);
        }
        catch (JsonException)
        {
            return "it is JSON: {\"keys\": [...]}";
        }

        using (document)
        {
            JsonElement root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object)
            {
                return "it is an object: {\"keys\": [...]}";
            }

            if (!root.TryGetProperty("keys", out JsonElement keys))
            {
                return ProblemOfKey(root);
            }

            return keys.ValueKind != JsonValueKind.Array ? "\"keys\" is a list of keys" : keys.EnumerateArray().Select(ProblemOfKey).FirstOrDefault(problem => problem is not null);
        }
    }

    private static string? ProblemOfKey(JsonElement key)
    {
        string kind = Text(key, "kty");
        string[]? needed = kind switch
        {
            "RSA" => ["n", "e"],
            "EC" => ["crv", "x", "y"],
            "OKP" => ["crv", "x"],
            "oct" => ["k"],
            _ => null,
        };
        return needed is null ? "every key has \"kty\": RSA, EC, OKP or oct"
            : needed.FirstOrDefault(name => Text(key, name).Length == 0) is { } missing ? $"a key of kind {kind} needs \"{missing}\""
            : null;
    }

    private static string Text(JsonElement owner, string name) =>
        owner.ValueKind == JsonValueKind.Object && owner.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() ?? "" : "";
}
