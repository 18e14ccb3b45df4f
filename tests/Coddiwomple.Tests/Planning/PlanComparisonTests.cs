using System.Reflection;
using Coddiwomple.Model;
using Coddiwomple.Planning;

namespace Coddiwomple.Tests.Planning;

/// <summary>Objects that are taken for one must say the same, or a cluster would get another one's. So every field of every plan counts, also those to come.</summary>
public sealed class PlanComparisonTests
{
    public static TheoryData<string> Compared => [nameof(ServiceEntryPlan), nameof(DestinationRulePlan), nameof(VirtualServicePlan)];

    [Theory]
    [MemberData(nameof(Compared))]
    public void Plans_that_say_the_same_are_alike(string name) => Assert.True(PlanComparison.AreAlike((ResourcePlan)Full(TypeOf(name)), (ResourcePlan)Full(TypeOf(name))));

    [Theory]
    [MemberData(nameof(Compared))]
    public void A_difference_in_any_field_counts(string name)
    {
        Type type = TypeOf(name);
        Change[] changes = [.. Changes(Full(type), type)];
        Assert.True(changes.Length > 20, $"only {changes.Length} changes");
        Assert.All(changes, change =>
        {
            Assert.False(PlanComparison.AreAlike((ResourcePlan)Full(type), (ResourcePlan)change.Value!), change.Path);
            Assert.False(PlanComparison.AreAlike((ResourcePlan)change.Value!, (ResourcePlan)Full(type)), change.Path);
        });
    }

    [Fact]
    public void Kinds_that_are_not_compared_are_never_alike() =>
        Assert.False(PlanComparison.AreAlike((ResourcePlan)Full(typeof(GatewayPlan)), (ResourcePlan)Full(typeof(GatewayPlan))));

    private static Type TypeOf(string name) => typeof(ResourcePlan).Assembly.GetType($"{typeof(ResourcePlan).Namespace}.{name}", throwOnError: true)!;

    /// <summary>A value in which everything that may be there is.</summary>
    private static object Full(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ReadOnlyArray<>))
        {
            return ListOf(type, [Full(type.GetGenericArguments()[0])]);
        }

        return type == typeof(string) ? "text"
            : type == typeof(int) ? 7
            : type == typeof(bool) ? true
            : type.IsEnum ? Enum.GetValues(type).GetValue(0)!
            : type == typeof(Labels) ? Labels.Of("key", "value")
            : type == typeof(IstioValue) ? new IstioList([IstioMap.Empty, new IstioText("1"), IstioLiteral.Of(1), new IstioMap([new IstioField("name", new IstioText("value"))])])
            : Make(type, Fields(type).Select(field => Full(field.PropertyType)));
    }

    /// <summary>The values that differ from this one in one place.</summary>
    private static IEnumerable<Change> Changes(object value, Type declared)
    {
        Type type = value.GetType();
        bool mayBeNull = Nullable.GetUnderlyingType(declared) is not null;
        if (mayBeNull)
        {
            yield return new Change("", null);
        }

        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ReadOnlyArray<>))
        {
            Type item = type.GetGenericArguments()[0];
            yield return new Change(" without item", ListOf(type, []));
            yield return new Change(" with more", ListOf(type, [Full(item), Full(item)]));
            foreach (Change change in Changes(Full(item), item))
            {
                yield return new Change("[0]" + change.Path, ListOf(type, [change.Value]));
            }
        }
        else if (type == typeof(IstioList))
        {
            ReadOnlyArray<IstioValue> items = ((IstioList)value).Items;
            yield return new Change(" of other kinds", new IstioList([items[0], IstioLiteral.Of(1), new IstioText("1"), items[3]]));
            yield return new Change(" with another text", new IstioList([items[0], new IstioText("2"), items[2], items[3]]));
            yield return new Change(" with another number", new IstioList([items[0], items[1], IstioLiteral.Of(2), items[3]]));
            yield return new Change(" with another field", new IstioList([items[0], items[1], items[2], new IstioMap([new IstioField("other", new IstioText("value"))])]));
            yield return new Change(" with another value", new IstioList([items[0], items[1], items[2], new IstioMap([new IstioField("name", IstioMap.Empty)])]));
        }
        else if (type == typeof(string) || type == typeof(int) || type == typeof(bool) || type.IsEnum || type == typeof(Labels))
        {
            yield return new Change("", value switch
            {
                string => "another",
                int number => number + 1,
                bool flag => !flag,
                Labels => Labels.Of("key", "another"),
                _ => Enum.GetValues(type).GetValue(1),
            });
        }
        else
        {
            foreach (Change change in ChangesOfFields(value, type))
            {
                yield return change;
            }
        }
    }

    private static IEnumerable<Change> ChangesOfFields(object value, Type type)
    {
        PropertyInfo[] fields = Fields(type);
        var nullability = new NullabilityInfoContext();
        for (int index = 0; index < fields.Length; index++)
        {
            PropertyInfo field = fields[index];
            IEnumerable<Change> changes = Changes(field.GetValue(value)!, field.PropertyType);
            if (!field.PropertyType.IsValueType && nullability.Create(field).ReadState == NullabilityState.Nullable)
            {
                changes = changes.Append(new Change(" is null", null));
            }

            foreach (Change change in changes)
            {
                yield return new Change($".{field.Name}{change.Path}", Make(type, fields.Select((other, at) => at == index ? change.Value : other.GetValue(value))));
            }
        }
    }

    private static PropertyInfo[] Fields(Type type) => [.. type.GetProperties().Where(property => property.CanWrite).OrderBy(property => property.Name, StringComparer.Ordinal)];

    private static object Make(Type type, IEnumerable<object?> values)
    {
        object made = System.Runtime.CompilerServices.RuntimeHelpers.GetUninitializedObject(type);
        foreach ((PropertyInfo field, object? value) in Fields(type).Zip(values))
        {
            field.SetValue(made, value);
        }

        return made;
    }

    private static object ListOf(Type type, object?[] items)
    {
        Array array = Array.CreateInstance(type.GetGenericArguments()[0], items.Length);
        items.CopyTo(array, 0);
        return Activator.CreateInstance(type, array)!;
    }

    private sealed record Change(string Path, object? Value);
}
