using Coddiwomple.Model.Binding;
using Coddiwomple.Text;

namespace Coddiwomple.Proof.Syntax;

/// <summary>Protocols of ports, in any case.</summary>
internal static class ProtocolWords
{
    public static ReadOnlyArray<string> All { get; } =
        ["TCP", "UDP", "GRPC", "GRPC-WEB", "HTTP", "HTTP_PROXY", "HTTP2", "HTTPS", "TLS", "MONGO", "REDIS", "MYSQL"];

    public static bool IsKnown(string text) => Is(text, [.. All]);

    public static bool IsHttp(string text) => Is(text, "HTTP", "HTTP2", "HTTP_PROXY", "GRPC", "GRPC-WEB");

    public static bool IsTls(string text) => Is(text, "HTTPS", "TLS");

    /// <summary>Told apart by address and port alone, or by what istiod counts to it.</summary>
    public static bool IsTcp(string text) => Is(text, "TCP", "HTTPS", "TLS", "MONGO", "REDIS", "MYSQL");

    /// <summary>What a message calls the protocol of a port, empty where none is written.</summary>
    public static string Describe(string text) => text.Length == 0 ? "a port without protocol" : $"protocol {text}";

    public static string HintFor(string wrong) =>
        NameSuggester.Suggest(wrong, All) is { } near ? $"did you mean \"{near}\"?" : $"write {Hints.Either(All)}";

    private static bool Is(string text, params ReadOnlySpan<string> words)
    {
        foreach (string word in words)
        {
            if (word.Equals(text, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
