using System.Globalization;
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

    /// <summary>Copies: which part of the calls, in percent, and where they end. A target that stands for several destinations gets them at one of these.</summary>
    public List<(double Percentage, Expectation Target)> Mirrors { get; } = [];

    public static Expectation UnknownHost { get; } = new() { IsUnknownHost = true };

    public bool HasSomewhereToGo => Exact.Places.Count > 0 || _loose.Count > 0;

    /// <summary>Takes in what is expected of a part of the calls.</summary>
    public void Add(Expectation part, double weight)
    {
        Exact.Add(part.Exact, weight);
        _loose.AddRange(part._loose.Select(loose => (loose.Weight * weight, loose.Allowed)));
        IsOpen |= part.IsOpen;
        Tolerance += part.Tolerance > 1e-3 ? part.Tolerance : 0;
    }

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

        if (CompareMirrors(walk) is { } wrongCopies)
        {
            return wrongCopies;
        }

        bool right = actual.Defects.Count == 0 && (IsOpen || (_loose.Count == 0 ? Exact.IsNear(actual, Tolerance) : FitsLoosely(actual)));
        return right ? null : $"expected {this}, got {actual}";
    }

    private string? CompareMirrors(Walk walk)
    {
        if (walk.Mirrors.Length != Mirrors.Count)
        {
            return $"expected {Mirrors.Count} mirrors, got {walk.Mirrors.Length}";
        }

        for (int i = 0; i < Mirrors.Count; i++)
        {
            (double percentage, Expectation target) = Mirrors[i];
            (string given, Shares shares) = walk.Mirrors[i];
            bool isElsewhere = shares.Defects.Count > 0 || shares.Places.Keys.Any(place => !target.Allows(place));
            bool isWhole = target.Tolerance < 0.01 && !target.IsOpen;
            if (double.Parse(given, CultureInfo.InvariantCulture) != percentage || isElsewhere || (isWhole && target.Compare(Walk.To(shares)) is not null))
            {
                return $"mirror {i}: expected {percentage}% to {target}, got {given}% to {shares}";
            }
        }

        return null;
    }

    private bool Allows(string place) => IsOpen || Exact.Places.ContainsKey(place) || _loose.Any(part => part.Allowed.Contains(place));

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
