using System.Reflection;
using System.Text;

namespace Coddiwomple.Templating.Runtime;

/// <summary>Gives the name that a template uses for a .NET member.</summary>
public delegate string MemberRenamerDelegate(MemberInfo member);

/// <summary>The usual names: <c>MyOtherName</c> becomes <c>my_other_name</c>.</summary>
public static class StandardMemberRenamer
{
    /// <summary>The template name of a member.</summary>
    public static string Rename(MemberInfo member) => Rename(member.Name);

    /// <summary>Lower case, with an underscore where a capital follows a small letter or starts a word.</summary>
    public static string Rename(string name)
    {
        var result = new StringBuilder(name.Length + 4);
        var previousWasUpper = false;
        for (var i = 0; i < name.Length; i++)
        {
            var isUpper = char.IsUpper(name[i]);
            if (isUpper && i > 0 && !previousWasUpper)
            {
                result.Append('_');
            }

            result.Append(char.ToLowerInvariant(name[i]));
            previousWasUpper = isUpper;
        }

        return result.ToString();
    }
}
