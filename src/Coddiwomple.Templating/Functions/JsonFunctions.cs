using System.Buffers;
using System.Collections;
using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Json;
using Coddiwomple.Templating.Runtime;
using Coddiwomple.Templating.Syntax;

namespace Coddiwomple.Templating.Functions;

/// <summary><c>object.to_json</c> and <c>object.from_json</c></summary>
internal static class JsonFunctions
{
    public static IEnumerable<NativeFunction> All { get; } =
    [
        new("from_json", ["string json"], static (in CallArgs a) => FromJson(a)),
        new("to_json", ["value"], ToJson),
    ];

    private static object? FromJson(in CallArgs a)
    {
        using var document = JsonDocument.Parse(a.Text(0) ?? throw a.Error(0, "expecting a string, not null"));
        return Read(document.RootElement);
    }

    private static object? Read(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                var members = new ScriptObject();
                foreach (var property in element.EnumerateObject())
                {
                    members[property.Name] = Read(property.Value);
                }

                return members;
            case JsonValueKind.Array:
                return new ScriptArray(element.EnumerateArray().Select(Read));
            case JsonValueKind.String:
                return element.GetString();
            case JsonValueKind.Number:
                return element.GetDecimal();
            case JsonValueKind.True:
                return Boxes.True;
            case JsonValueKind.False:
                return Boxes.False;
            default:
                return null;
        }
    }

    private static object? ToJson(in CallArgs a)
    {
        if (a[0] is IScriptCustomFunction)
        {
            throw a.Error(0, "a function cannot be written as JSON");
        }

        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            Write(a, writer, a[0], isMember: false);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void Write(in CallArgs a, Utf8JsonWriter writer, object? value, bool isMember)
    {
        if (a.Context.ObjectRecursionLimit > 0 && writer.CurrentDepth >= a.Context.ObjectRecursionLimit)
        {
            throw a.Error("the value nests too deep or contains itself");
        }

        switch (value)
        {
            case null:
                writer.WriteNullValue();
                break;
            case EmptyScriptObject or LoopScope:
                writer.WriteStartObject();
                writer.WriteEndObject();
                break;
            case bool flag:
                writer.WriteBooleanValue(flag);
                break;
            case string text:
                writer.WriteStringValue(text);
                break;
            case DateTime date:
                writer.WriteStringValue(date);
                break;
            case DateTimeOffset date:
                writer.WriteStringValue(date);
                break;
            case IScriptCustomFunction:
                throw a.Error("a function cannot be written as JSON");
            case ScriptObject members:
                WriteMembers(a, writer, members);
                break;
            case IEnumerable list:
                writer.WriteStartArray();
                foreach (var item in isMember ? list : a.Context.CountSteps(a.Caller, list))
                {
                    Write(a, writer, item, isMember);
                }

                writer.WriteEndArray();
                break;
            default:
                WriteOther(a, writer, value);
                break;
        }
    }

    private static void WriteMembers(in CallArgs a, Utf8JsonWriter writer, ScriptObject members)
    {
        writer.WriteStartObject();
        foreach (var (name, value) in members)
        {
            writer.WritePropertyName(name);
            Write(a, writer, value, isMember: true);
        }

        writer.WriteEndObject();
    }

    private static void WriteOther(in CallArgs a, Utf8JsonWriter writer, object value)
    {
        switch (value)
        {
            case int or short or sbyte or byte or ushort or long or Enum:
                writer.WriteNumberValue(Convert.ToInt64(value, CultureInfo.InvariantCulture));
                break;
            case uint or ulong:
                writer.WriteNumberValue(Convert.ToUInt64(value, CultureInfo.InvariantCulture));
                break;
            case double number:
                writer.WriteNumberValue(number);
                break;
            case float number:
                writer.WriteNumberValue(number);
                break;
            case decimal number:
                writer.WriteNumberValue(number);
                break;
            case BigInteger number:
                writer.WriteRawValue(number.ToString(CultureInfo.InvariantCulture));
                break;
            default:
                writer.WriteStringValue(a.Context.ObjectToString(value));
                break;
        }
    }
}
