using System.Globalization;
using System.Text.RegularExpressions;
using Coddiwomple.Tests.Proof.Yaml;

namespace Coddiwomple.Tests.Proof.Validation;

/// <summary>
/// Takes a structural schema and a value, reports what the API server would refuse, and unknown fields, which it would drop silently.
/// CEL rules are not evaluated here: the few that matter are written out in the rules of each kind.
/// </summary>
internal sealed class SchemaCheck(Action<string> report)
{
    public void Check(Node schema, Node value, string path)
    {
        foreach (Node all in schema["allOf"].Items)
        {
            Check(all, value, path);
        }

        if (!MatchesAlternatives(schema, value))
        {
            report($"{path}: none or several of the alternatives of its oneOf, anyOf or not hold");
        }

        if (schema["x-kubernetes-int-or-string"].IsTrue)
        {
            return;
        }

        switch (schema["type"].TextOrNull)
        {
            case "object":
                CheckObject(schema, value, path);
                break;
            case "array":
                CheckArray(schema, value, path);
                break;
            case { } type:
                CheckScalar(schema, value, path, type);
                break;
        }
    }

    private static bool MatchesAlternatives(Node schema, Node value)
    {
        bool oneOf = schema["oneOf"].Items.IsEmpty || schema["oneOf"].Items.Count(branch => IsValid(branch, value)) == 1;
        bool anyOf = schema["anyOf"].Items.IsEmpty || schema["anyOf"].Items.Any(branch => IsValid(branch, value));
        bool not = !schema["not"].Exists || !IsValid(schema["not"], value);
        return oneOf && anyOf && not;
    }

    // Branches of oneOf, anyOf and not only ever hold `required`, `not` and `anyOf`, and `type`, `minimum`, ... of int-or-string.
    private static bool IsValid(Node schema, Node value)
    {
        bool valid = schema["required"].Texts.All(key => value[key].Exists) && MatchesAlternatives(schema, value);
        new SchemaCheck(_ => valid = false).CheckBranchType(schema, value);
        return valid;
    }

    private void CheckBranchType(Node schema, Node value)
    {
        if (schema["type"].TextOrNull is { } type)
        {
            CheckScalar(schema, value, "", type);
        }
    }

    private void CheckObject(Node schema, Node value, string path)
    {
        if (value is not MapNode)
        {
            report($"{path}: not an object");
            return;
        }

        foreach (string key in schema["required"].Texts)
        {
            if (!value[key].Exists)
            {
                report($"{path}: {key} is required");
            }
        }

        CheckBounds(schema, "Properties", value.Fields.Length, path);
        Node additional = schema["additionalProperties"];
        bool open = schema["x-kubernetes-preserve-unknown-fields"].IsTrue;
        foreach ((string key, Node field) in value.Fields)
        {
            Node property = schema["properties"][key];
            if (property.Exists)
            {
                Check(property, field, $"{path}.{key}");
            }
            else if (additional is MapNode)
            {
                Check(additional, field, $"{path}.{key}");
            }
            else if (!open && !additional.IsTrue)
            {
                report($"{path}: unknown field {key}");
            }
        }
    }

    private void CheckArray(Node schema, Node value, string path)
    {
        if (value is not ListNode)
        {
            report($"{path}: not an array");
            return;
        }

        CheckBounds(schema, "Items", value.Items.Length, path);
        for (int i = 0; i < value.Items.Length; i++)
        {
            Check(schema["items"], value.Items[i], $"{path}[{i}]");
        }
    }

    private void CheckScalar(Node schema, Node value, string path, string type)
    {
        if (value is ScalarNode { Kind: ScalarKind.Null } && schema["nullable"].IsTrue)
        {
            return;
        }

        bool right = value is ScalarNode scalar && type switch
        {
            "string" => scalar.Kind == ScalarKind.String,
            "integer" => scalar.Kind == ScalarKind.Integer,
            "number" => scalar.Kind is ScalarKind.Integer or ScalarKind.Float,
            "boolean" => scalar.Kind == ScalarKind.Boolean && scalar.Value is "true" or "false",
            _ => false,
        };
        if (!right)
        {
            report($"{path}: {value.Canonical} is not of type {type}");
            return;
        }

        string text = value.Text;
        if (!schema["enum"].Items.IsEmpty && !schema["enum"].Texts.Contains(text, StringComparer.Ordinal))
        {
            report($"{path}: {text} is not one of {string.Join(", ", schema["enum"].Texts)}");
        }

        if (type == "string")
        {
            CheckBounds(schema, "Length", text.Length, path);
            if (schema["pattern"].TextOrNull is { } pattern && !Regex.IsMatch(text, pattern, RegexOptions.CultureInvariant))
            {
                report($"{path}: {text} does not match {pattern}");
            }
        }
        else if (type is "integer" or "number")
        {
            CheckNumber(schema, double.Parse(text, CultureInfo.InvariantCulture), path);
        }
    }

    private void CheckNumber(Node schema, double number, string path)
    {
        if ((schema["minimum"].TextOrNull is { } low && number < double.Parse(low, CultureInfo.InvariantCulture)) ||
            (schema["maximum"].TextOrNull is { } high && number > double.Parse(high, CultureInfo.InvariantCulture)))
        {
            report($"{path}: {number} is out of bounds");
        }
    }

    private void CheckBounds(Node schema, string what, int count, string path)
    {
        if (count < (schema["min" + what].IntOrNull ?? 0) || count > (schema["max" + what].IntOrNull ?? int.MaxValue))
        {
            report($"{path}: {count} is out of bounds for its number of {what.ToLowerInvariant()}");
        }
    }
}
