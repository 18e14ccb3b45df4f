using System.Text;
using Coddiwomple.Templating.Functions;

namespace Coddiwomple.Templating.Runtime;

/// <summary>How an object prints.</summary>
public sealed partial class ScriptObject
{
    /// <summary>The members, as they print inside an interpolated string: nothing in them is quoted.</summary>
    public override string ToString()
        => $"{{{string.Join(", ", this.Select(static member => $"{PrintedKey(member.Key)}: {PlainText.Of(member.Value)}"))}}}";

    internal void Print(StringBuilder into, TemplateContext context)
    {
        into.Append('{');
        for (var i = 0; i < Count; i++)
        {
            into.Append(i == 0 ? "" : ", ").Append(PrintedKey(KeyAt(i))).Append(": ").Append(context.ObjectToString(_values[i], true));
        }

        into.Append('}');
    }

    /// <summary>The key as it would be written in a template: in quotes unless it is a plain name.</summary>
    private static string PrintedKey(string key)
    {
        var isName = key.Length > 0 && !char.IsDigit(key[0]);
        foreach (var c in key)
        {
            isName &= c == '_' || char.IsLetterOrDigit(c);
        }

        return isName ? key : $"\"{StringFunctions.Escape(key)}\"";
    }
}
