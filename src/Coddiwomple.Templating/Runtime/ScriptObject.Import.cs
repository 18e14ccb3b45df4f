using System.Collections;
using System.Reflection;

namespace Coddiwomple.Templating.Runtime;

/// <summary>Bringing functions and .NET objects of the host into a template.</summary>
public sealed partial class ScriptObject
{
    private const int MaxImportDepth = 32;

    /// <summary>Adds a function without parameters.</summary>
    public void Import<TResult>(string member, Func<TResult> function)
        => Define(member, function, (in CallArgs _) => function());

    /// <summary>Adds a function with one parameter.</summary>
    public void Import<T1, TResult>(string member, Func<T1, TResult> function)
        => Define(member, function, (in CallArgs args) => function(Argument<T1>.Get(args, 0)));

    /// <summary>Adds a function with two parameters.</summary>
    public void Import<T1, T2, TResult>(string member, Func<T1, T2, TResult> function)
        => Define(member, function, (in CallArgs args) => function(Argument<T1>.Get(args, 0), Argument<T2>.Get(args, 1)));

    /// <summary>Adds a function with three parameters.</summary>
    public void Import<T1, T2, T3, TResult>(string member, Func<T1, T2, T3, TResult> function)
        => Define(member, function, (in CallArgs args) => function(Argument<T1>.Get(args, 0), Argument<T2>.Get(args, 1), Argument<T3>.Get(args, 2)));

    /// <summary>Adds a function with four parameters.</summary>
    public void Import<T1, T2, T3, T4, TResult>(string member, Func<T1, T2, T3, T4, TResult> function)
        => Define(member, function, (in CallArgs args)
            => function(Argument<T1>.Get(args, 0), Argument<T2>.Get(args, 1), Argument<T3>.Get(args, 2), Argument<T4>.Get(args, 3)));

    /// <summary>
    /// Copies members into this object: those of another script object or dictionary, or the public properties and
    /// fields of a .NET object, whose objects and lists are copied too. Rendering never touches the original.
    /// </summary>
    /// <param name="source">What to copy from; null copies nothing.</param>
    /// <param name="renamer">The names the members get; by default <see cref="StandardMemberRenamer"/>.</param>
    public void Import(object? source, MemberRenamerDelegate? renamer = null)
    {
        if (source is null)
        {
            return;
        }

        if (Convert(source, renamer ?? StandardMemberRenamer.Rename, 0) is not ScriptObject members)
        {
            throw new ArgumentException($"{source.GetType()} has no members to import", nameof(source));
        }

        foreach (var (name, value) in members)
        {
            TrySetValue(name, value);
        }
    }

    /// <summary>What <c>import</c> does: members keep whether they may be written.</summary>
    internal void ImportMembers(ScriptObject source)
    {
        for (var i = 0; i < source.Count; i++)
        {
            var name = source.KeyAt(i);
            if (TrySetValue(name, source.ValueAt(i)) && source.IsReadOnlyAt(i))
            {
                SetReadOnly(name, true);
            }
        }
    }

    private void Define(string member, Delegate function, NativeBody body)
    {
        var parameters = Array.ConvertAll(
            function.Method.GetParameters(),
            static p => new ScriptParameterInfo(p.ParameterType, p.Name ?? "", p.HasDefaultValue, p.HasDefaultValue ? p.DefaultValue : null));
        this[member] = new NativeFunction(member, parameters, body);
    }

    private static object? Convert(object? value, MemberRenamerDelegate renamer, int depth)
    {
        if (depth > MaxImportDepth)
        {
            throw new ArgumentException("the object nests too deep or contains itself");
        }

        switch (value)
        {
            case ScriptObject or ScriptArray or ScriptRange or EmptyScriptObject or IScriptCustomFunction:
                return value;
            case string or IFormattable or IConvertible or null:
                return value;
            case IDictionary dictionary:
                var members = new ScriptObject(dictionary.Count);
                foreach (DictionaryEntry entry in dictionary)
                {
                    members[entry.Key.ToString() ?? ""] = Convert(entry.Value, renamer, depth + 1);
                }

                return members;
            case IEnumerable sequence:
                return new ScriptArray(sequence.Cast<object?>().Select(item => Convert(item, renamer, depth + 1)));
            default:
                return ConvertMembers(value, renamer, depth);
        }
    }

    private static ScriptObject ConvertMembers(object value, MemberRenamerDelegate renamer, int depth)
    {
        var result = new ScriptObject();
        foreach (var member in value.GetType().GetMembers(BindingFlags.Public | BindingFlags.Instance))
        {
            switch (member)
            {
                case PropertyInfo property when property.CanRead && property.GetIndexParameters().Length == 0:
                    result[renamer(member)] = Convert(property.GetValue(value), renamer, depth + 1);
                    break;
                case FieldInfo field:
                    result[renamer(member)] = Convert(field.GetValue(value), renamer, depth + 1);
                    break;
            }
        }

        return result;
    }
}
