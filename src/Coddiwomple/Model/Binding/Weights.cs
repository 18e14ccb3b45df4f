using Coddiwomple.Diagnostics;
using Coddiwomple.Parsing;
using Coddiwomple.Text;

namespace Coddiwomple.Model.Binding;

/// <summary>Takes the weights written on the targets of a route, gives one for every target, 100 in all.</summary>
internal static class Weights
{
    private const int Whole = 100;

    public static ReadOnlyArray<int> Bind(ReadOnlyArray<TargetDocument> targets, bool isSpoiled, DiagnosticBag diagnostics)
    {
        int given = targets.Where(target => target.Weight is not null).Length;
        if (given == 0)
        {
            return Split(Whole, targets.Length);
        }

        long sum = 0;
        bool isRight = !isSpoiled;
        foreach (TargetDocument target in targets)
        {
            if (target.Weight is not { } weight)
            {
                if (isSpoiled)
                {
                    continue;
                }

                diagnostics.Report(
                    Catalogue.InvalidWeight, ShapeProblems.FirstLine(target.Span), "this target has no weight, others of the route do", "give every target of a route a weight, or none");
                isRight = false;
            }
            else if (weight.Value is < 0 or > Whole)
            {
                diagnostics.Report(Catalogue.InvalidWeight, weight.Span, $"{weight.Value} is not a weight", "a weight is a whole number from 0 to 100, a percentage");
                isRight = false;
            }
            else
            {
                sum += weight.Value;
            }
        }

        if (isRight && sum != Whole && FirstWeight(targets) is { } first)
        {
            string where = given == 1 ? "the weight is" : "the weights of this route sum to";
            diagnostics.Report(Catalogue.InvalidWeight, first, $"{where} {sum}", "weights are percentages: they sum to 100");
        }

        var weights = new ArrayBuilder<int>(targets.Length);
        foreach (TargetDocument target in targets)
        {
            weights.Add(target.Weight?.Value ?? 0);
        }

        return weights.ToReadOnly();
    }

    /// <summary>Splits a share evenly by largest remainder, earlier items first: 100 by three is 34, 33, 33.</summary>
    public static ReadOnlyArray<int> Split(int share, int count)
    {
        int[] shares = new int[count];
        for (int i = 0; i < count; i++)
        {
            shares[i] = (share / count) + (i < share % count ? 1 : 0);
        }

        return new(shares);
    }

    private static SourceSpan? FirstWeight(ReadOnlyArray<TargetDocument> targets)
    {
        foreach (TargetDocument target in targets)
        {
            if (target.Weight is { } weight)
            {
                return weight.Span;
            }
        }

        return null;
    }
}
