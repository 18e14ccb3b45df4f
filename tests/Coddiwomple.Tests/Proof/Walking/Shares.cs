using System.Globalization;

namespace Coddiwomple.Tests.Proof.Walking;

/// <summary>
/// Where what part of the calls ends. <see cref="Down"/>: the part that fails because of an outage; <see cref="Defects"/>: the part that can never
/// arrive, whatever is up, with the reason.
/// </summary>
internal sealed class Shares
{
    public SortedDictionary<string, (Place Place, double Part)> Places { get; } = new(StringComparer.Ordinal);

    public SortedDictionary<string, double> Defects { get; } = new(StringComparer.Ordinal);

    public double Down { get; private set; }

    /// <summary>Nothing arrives and nothing is wrong: everything behind is down.</summary>
    public bool IsDown => Places.Count == 0 && Defects.Count == 0;

    public static Shares Of(Place place) => new Shares().Add(place, 1);

    public static Shares Defect(string reason)
    {
        var shares = new Shares();
        shares.Defects[reason] = 1;
        return shares;
    }

    public static Shares AllDown() => new() { Down = 1 };

    public static Shares Even(IReadOnlyCollection<Place> places)
    {
        var shares = new Shares();
        foreach (Place place in places)
        {
            shares.Add(place, 1.0 / places.Count);
        }

        return shares;
    }

    /// <summary>Mixes several by weight.</summary>
    public static Shares Mix(IReadOnlyCollection<(Shares Part, double Weight)> parts)
    {
        double total = parts.Sum(part => part.Weight);
        var mixed = new Shares();
        foreach ((Shares part, double weight) in parts.Where(part => part.Weight > 0))
        {
            mixed.Add(part, weight / total);
        }

        return mixed;
    }

    public Shares Add(Place place, double part)
    {
        Places[place.ToString()] = (place, part + Places.GetValueOrDefault(place.ToString()).Part);
        return this;
    }

    public void Add(Shares other, double factor)
    {
        foreach ((Place place, double part) in other.Places.Values)
        {
            Add(place, part * factor);
        }

        foreach ((string reason, double part) in other.Defects)
        {
            Defects[reason] = Defects.GetValueOrDefault(reason) + (part * factor);
        }

        Down += other.Down * factor;
    }

    public double PartOf(string place) => Places.GetValueOrDefault(place).Part;

    /// <summary>Equal within a tolerance a place; a share that only one side has must be within it too. Defects are never equal.</summary>
    public bool IsNear(Shares other, double tolerance) =>
        Defects.Count == 0 && other.Defects.Count == 0 && Math.Abs(Down - other.Down) <= tolerance &&
        Places.Keys.Union(other.Places.Keys).All(place => Math.Abs(PartOf(place) - other.PartOf(place)) <= tolerance);

    public override string ToString()
    {
        IEnumerable<string> parts = Places.Select(pair => Percent(pair.Key, pair.Value.Part)).Concat(Defects.Select(pair => Percent($"DEFECT ({pair.Key})", pair.Value)));
        return string.Join(", ", Down > 0 ? parts.Append(Percent("DOWN", Down)) : parts);
    }

    private static string Percent(string what, double part) => string.Create(CultureInfo.InvariantCulture, $"{part * 100:0.##}% {what}");
}
