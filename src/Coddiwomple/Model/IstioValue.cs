
namespace Coddiwomple.Model;

/// <summary>
/// A value that is passed through to an Istio object after checking: part of an HTTPRoute or of a TrafficPolicy.
/// Maps are already in the order in which they are written out.
/// </summary>
public abstract record IstioValue;

/// <summary>A string, quoted when written wherever YAML would read it as something else.</summary>
public sealed record IstioText(string Value) : IstioValue;

/// <summary>A number or a boolean, written as it stands.</summary>
public sealed record IstioLiteral(string Value) : IstioValue
{
    public static IstioLiteral True { get; } = new("true");

    public static IstioLiteral False { get; } = new("false");

    public static IstioLiteral Of(long number) => new(number.ToString(System.Globalization.CultureInfo.InvariantCulture));
}

public sealed record IstioList(ReadOnlyArray<IstioValue> Items) : IstioValue;

public sealed record IstioMap(ReadOnlyArray<IstioField> Fields) : IstioValue
{
    public static IstioMap Empty { get; } = new([]);

    public IstioValue? this[string name]
    {
        get
        {
            foreach (IstioField field in Fields)
            {
                if (field.Name == name)
                {
                    return field.Value;
                }
            }

            return null;
        }
    }
}

public sealed record IstioField(string Name, IstioValue Value);
