using Coddiwomple.Templating.Runtime;
namespace Coddiwomple.Templating.Functions;
internal static class ObjectFunctions
{
    public static IEnumerable<NativeFunction> All { get; } = [];
}
