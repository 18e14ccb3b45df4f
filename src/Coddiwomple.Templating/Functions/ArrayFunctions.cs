using Coddiwomple.Templating.Runtime;
namespace Coddiwomple.Templating.Functions;
internal static class ArrayFunctions
{
    public static IEnumerable<NativeFunction> All { get; } = [];
}
