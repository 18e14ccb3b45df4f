using System.Globalization;

namespace Coddiwomple.Model;

/// <summary>An Istio release, <c>1.28</c> or <c>1.7.5</c>. Without a patch it stands for the newest patch of its minor release.</summary>
public readonly record struct IstioVersion(int Minor, int? Patch) : IComparable<IstioVersion>
{
    /// <summary>The newest release whose facts this program knows.</summary>
    public static IstioVersion Newest { get; } = new(30, null);

    public static bool TryParse(string text, out IstioVersion version)
    {
        version = default;
        string[] parts = text.Split('.');
        if (parts.Length is not (2 or 3) || parts[0] != "1" || !TryNumber(parts[1], out int minor))
        {
            return false;
        }

        if (parts.Length == 2)
        {
            version = new IstioVersion(minor, null);
            return true;
        }

        if (!TryNumber(parts[2], out int patch))
        {
            return false;
        }

        version = new IstioVersion(minor, patch);
        return true;
    }

    public bool IsAtLeast(int minor) => Minor >= minor;

    public int CompareTo(IstioVersion other) =>
        Minor != other.Minor ? Minor.CompareTo(other.Minor) : (Patch ?? int.MaxValue).CompareTo(other.Patch ?? int.MaxValue);

    public override string ToString() =>
        Patch is { } patch ? string.Create(CultureInfo.InvariantCulture, $"1.{Minor}.{patch}") : string.Create(CultureInfo.InvariantCulture, $"1.{Minor}");

    private static bool TryNumber(string text, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && (text.Length == 1 || text[0] != '0');
}
