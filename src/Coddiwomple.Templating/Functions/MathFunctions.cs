using Coddiwomple.Templating.Runtime;
namespace Coddiwomple.Templating.Functions;
internal static class MathFunctions
{
    public static IEnumerable<NativeFunction> All { get; } = [];
}
