using Coddiwomple.Templating.Runtime;
namespace Coddiwomple.Templating.Functions;
internal static class StringFunctions
{
    public static IEnumerable<NativeFunction> All { get; } = [new("upcase", ["text"], static (in CallArgs a) => a.Text(0)?.ToUpperInvariant())];
    public static string Escape(string text) => text;
}
