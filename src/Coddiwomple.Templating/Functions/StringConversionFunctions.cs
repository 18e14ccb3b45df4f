using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Coddiwomple.Templating.Runtime;

namespace Coddiwomple.Templating.Functions;

/// <summary><c>string</c>: to numbers, to literals, to hashes.</summary>
[SuppressMessage("Security", "CA5350", Justification = "The language has these functions; nothing here relies on them.")]
[SuppressMessage("Security", "CA5351", Justification = "The language has these functions; nothing here relies on them.")]
internal static class StringConversionFunctions
{
    private delegate byte[] Hash(byte[] key, byte[] text);

    public static IEnumerable<NativeFunction> All { get; } =
    [
        new("escape", ["string text"], static (in CallArgs a) => a.Text(0) is { } text ? StringFunctions.Escape(text) : null),
        new("literal", ["string text"], static (in CallArgs a) => a.Text(0) is { } text ? $"\"{StringFunctions.Escape(text)}\"" : null),
        new("to_int", ["string text"], static (in CallArgs a)
            => int.TryParse(a.Text(0), NumberStyles.Integer, a.Context.CurrentCulture, out var number) ? Boxes.Of(number) : null),
        new("to_long", ["string text"], static (in CallArgs a)
            => long.TryParse(a.Text(0), NumberStyles.Integer, a.Context.CurrentCulture, out var number) ? number : null),
        new("to_float", ["string text"], static (in CallArgs a)
            => float.TryParse(a.Text(0), NumberStyles.Float | NumberStyles.AllowThousands, a.Context.CurrentCulture, out var number) ? number : null),
        new("to_double", ["string text"], static (in CallArgs a)
            => double.TryParse(a.Text(0), NumberStyles.Float | NumberStyles.AllowThousands, a.Context.CurrentCulture, out var number) ? number : null),
        new("base64_encode", ["string text"], static (in CallArgs a) => Convert.ToBase64String(Bytes(a.Text(0)))),
        new("base64_decode", ["string text"], static (in CallArgs a) => Encoding.UTF8.GetString(Convert.FromBase64String(a.Text(0) ?? ""))),
        Hashing("md5", static (_, text) => MD5.HashData(text)),
        Hashing("sha1", static (_, text) => SHA1.HashData(text)),
        Hashing("sha256", static (_, text) => SHA256.HashData(text)),
        Hashing("sha512", static (_, text) => SHA512.HashData(text)),
        Keyed("hmac_sha1", static (key, text) => HMACSHA1.HashData(key, text)),
        Keyed("hmac_sha256", static (key, text) => HMACSHA256.HashData(key, text)),
        Keyed("hmac_sha512", static (key, text) => HMACSHA512.HashData(key, text)),
    ];

    private static NativeFunction Hashing(string name, Hash hash)
        => new(name, ["string text"], (in CallArgs a) => Convert.ToHexStringLower(hash([], Bytes(a.Text(0)))));

    private static NativeFunction Keyed(string name, Hash hash)
        => new(name, ["string text", "string secretKey"], (in CallArgs a) => Convert.ToHexStringLower(hash(Bytes(a.Text(1)), Bytes(a.Text(0)))));

    private static byte[] Bytes(string? text) => Encoding.UTF8.GetBytes(text ?? "");
}
