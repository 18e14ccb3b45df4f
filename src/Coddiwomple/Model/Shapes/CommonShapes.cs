
namespace Coddiwomple.Model.Shapes;

/// <summary>Shapes that routes and policies share.</summary>
internal static class CommonShapes
{
    public static readonly TextShape Any = new(TextKind.Any);
    public static readonly TextShape NotEmpty = new(TextKind.NotEmpty);
    public static readonly TextShape Regex = new(TextKind.Regex);
    public static readonly BooleanShape Flag = new();
    public static readonly DurationShape Duration = new();
    public static readonly IntegerShape Count = new(0, int.MaxValue);
    public static readonly IntegerShape UnsignedCount = new(0, uint.MaxValue);
    public static readonly IntegerShape WholePercent = new(0, 100);
    public static readonly MessageShape Percent = new("percentage", [new("value", new NumberShape(0, 100)) { IsRequired = true }]);

    /// <summary>A field of another time, or of another place, and what to do instead.</summary>
    public static FieldShape Refused(string name, string why) => new(name, Any) { Refusal = why };

    public static FieldGroup Group(params string[] names) => new(names);
}
