using System.Collections.Immutable;
using System.Globalization;
using Coddiwomple.Diagnostics;
using Coddiwomple.Model.Shapes;
using Coddiwomple.Parsing;

namespace Coddiwomple.Model.Binding;

/// <summary>Takes the <c>mirrors</c> of a route, gives their targets and shares.</summary>
internal static class MirrorBinder
{
    public static ImmutableArray<MirrorTarget> Bind(ImmutableArray<MirrorDocument> documents, Service service, BindingScope scope)
    {
        var mirrors = ImmutableArray.CreateBuilder<MirrorTarget>(documents.Length);
        foreach (MirrorDocument document in documents)
        {
            if (document.Target.Weight is { } weight)
            {
                scope.Diagnostics.Report(Catalogue.RefusedField, weight.Span, "\"weight\" in a mirror", "a mirror gets copies: say how many of them with \"percentage\"");
            }

            if (TargetBinder.Bind(document.Target, 0, service, scope) is { } target)
            {
                mirrors.Add(new MirrorTarget(target, BindPercentage(document.Percentage, scope.Diagnostics)));
            }
        }

        return mirrors.ToImmutable();
    }

    // A bare number, or Istio's own {value: number}.
    private static string? BindPercentage(YamlNode? node, DiagnosticBag diagnostics)
    {
        YamlNode? value = node is YamlMapping { Entries: [{ Key.Text: "value" } entry] } ? entry.Value : node;
        if (value is null)
        {
            return null;
        }

        if (value is not YamlScalar scalar || !ScalarReader.TryNumber(scalar, out double percentage))
        {
            diagnostics.Report(Catalogue.WrongFieldType, value.Span, "\"percentage\" is not a number", "write it without quotes and \"%\": percentage: 12.5");
            return null;
        }

        if (percentage is < 0 or > 100)
        {
            diagnostics.Report(Catalogue.InvalidNumber, scalar.Span, $"\"percentage\" cannot be {scalar.Text}", "the value lies between 0 and 100");
        }

        return percentage.ToString("0.##########", CultureInfo.InvariantCulture);
    }
}
