using Coddiwomple.Templating.Runtime;
namespace Coddiwomple.Templating.Functions;
internal static class DateFunctions
{
    public static ScriptObject Create() => new();
    public static string Print(TemplateContext context, DateTime date) => date.ToString(context.CurrentCulture);
}
