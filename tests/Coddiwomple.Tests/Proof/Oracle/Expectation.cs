using Coddiwomple.Tests.Proof.Walking;
using Coddiwomple.Tests.Proof.Yaml;

namespace Coddiwomple.Tests.Proof.Oracle;

/// <summary>
/// What a call must come to. <see cref="Exact"/> parts are due to the last share; <see cref="Loose"/> parts may be spread in any way over the places
/// named, where topology.md leaves the proportions open; <see cref="IsOpen"/>: it says nothing but that no call may run into a defect.
/// </summary>
internal sealed class Expectation
{
    private readonly List<(double Weight, HashSet<string> Allowed)> _loose = [];

    public Shares Exact { get; } = new();

    public bool IsUnknownHost { get; init; }

    public bool IsOpen { get; set; }

    /// <summary>How far a share may be off: a point where weights had to be rounded.</summary>
    public double Tolerance { get; set; } = 1e-6;

    /// <summary>The HTTPRoute fields besides name, match, to and mirrors.</summary>
    public MapNode Fields { get; set; } = MapNode.Of();

    public static Expectation UnknownHost { get; } = new() { IsUnknownHost = true };

    public void AddLoose(double weight, IEnumerable<Place> allowed) => _loose.Add((weight, [.. allowed.Select(place => place.ToString())]));

    /// <summary>Null where the walk is right, else what is wrong.</summary>
    public string? Compare(Walk walk)
    {
        Shares actual = walk.Shares;
        if (IsUnknownHost)
        {
            return actual.Defects.Keys.SingleOrDefault()?.EndsWith("is unknown", StringComparison.Ordinal) == true ? null : $"expected no objects, got {actual}";
        }

        if (walk.Fields.Canonical != Fields.Canonical)
        {
            return $"expected route fields {Fields.Canonical}, got {walk.Fields.Canonical}";
        }

        bool right = actual.Defects.Count == 0 && (IsOpen || (_loose.Count == 0 ? Exact.IsNear(actual, Tolerance) : FitsLoosely(actual)));
        return right ? null : $"expected {this}, got {actual}";
    }

    public override string ToString() =>
        IsOpen ? "anything but a defect" : string.Join(", ", _loose.Select(part => $"{part.Weight * 100:0.##}% over {string.Join('|', part.Allowed)}").Prepend(Exact.ToString()));

    // What is left of the walk when the exact parts are taken away must go to places that some loose part allows.
    private bool FitsLoosely(Shares actual)
    {
        double left = _loose.Sum(part => part.Weight);
        double found = 0;
        foreach (string place in actual.Places.Keys.Union(Exact.Places.Keys))
        {
            double rest = actual.PartOf(place) - Exact.PartOf(place);
            if (rest < -Tolerance || (rest > Tolerance && !_loose.Any(part => part.Allowed.Contains(place))))
            {
                return false;
            }

            found += rest;
        }

        return Math.Abs(found - left) <= Tolerance * 10 && Math.Abs(actual.Down - Exact.Down) <= Tolerance;
    }
}
