using System.Globalization;
using Coddiwomple.Diagnostics;
using Coddiwomple.Model.Shapes;
using Coddiwomple.Parsing;

namespace Coddiwomple.Model.Binding;

/// <summary>Takes the <c>mirrors</c> of a route, gives their targets and shares.</summary>
internal static class MirrorBinder
{
    // Releases that can send copies of a part only, of a part of a percent, and to several targets.
    private const int FirstWithPercent = 4;
    private const int FirstWithFraction = 5;
    private const int FirstWithSeveral = 19;

    public static ReadOnlyArray<MirrorTarget> Bind(
        ReadOnlyArray<MirrorDocument> documents, Service service, ReadOnlyArray<ServicePort> ports, ShapeReader reader, BindingScope scope)
    {
        if (documents.Length > 1)
        {
            reader.RequireRelease(FirstWithSeveral, "more than one mirror", ShapeProblems.FirstLine(documents[1].Span));
        }

        var mirrors = new ArrayBuilder<MirrorTarget>(documents.Length);
        foreach (MirrorDocument document in documents)
        {
            if (document.Target.Weight is { } weight)
            {
                scope.Diagnostics.Report(Catalogue.RefusedField, weight.Span, "\"weight\" in a mirror", "a mirror gets copies: say how many of them with \"percentage\"");
            }

            if (TargetBinder.Bind(document.Target, 0, service, ports, scope) is { } target)
            {
                mirrors.Add(new MirrorTarget(target, BindPercentage(document.Percentage, reader, scope.Diagnostics)));
            }
        }

        return mirrors.ToReadOnly();
    }

    // A bare number, or Istio's own {value: number}.
    private static string? BindPercentage(YamlNode? node, ShapeReader reader, DiagnosticBag diagnostics)
    {
        YamlNode? value = node is YamlMapping { Entries: [{ Key.Text: "value" } entry] } ? entry.Value : node;
        if (value is null)
        {
            return null;
        }

        if (value is not YamlScalar scalar || !ScalarReader.TryNumber(scalar, out double percentage))
        {
            diagnostics.Report(Catalogue.WrongFieldType, value.Span, "\"percentage\" must be a number", "write it without quotes and \"%\": percentage: 12.5");
            return null;
        }

        if (percentage is < 0 or > 100)
        {
            diagnostics.Report(Catalogue.InvalidNumber, scalar.Span, $"\"percentage\" cannot be {scalar.Text}", "the value lies between 0 and 100");
        }

        if (percentage != 100)
        {
            bool isWhole = percentage == Math.Truncate(percentage);
            reader.RequireRelease(isWhole ? FirstWithPercent : FirstWithFraction, isWhole ? "\"percentage\" of a mirror" : "a fraction of a percent", scalar.Span);
        }

        return percentage.ToString("0.##########", CultureInfo.InvariantCulture);
    }
}
