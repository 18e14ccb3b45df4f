using Coddiwomple.Diagnostics;
using Coddiwomple.Model.Shapes;
using Coddiwomple.Parsing;
using Coddiwomple.Text;

namespace Coddiwomple.Model.Binding;

/// <summary>Takes one item of <c>routes</c>, gives it with its targets resolved and its Istio fields checked; null where a mistake spoiled it.</summary>
internal static class RouteBinder
{
    private const int FirstWithNames = 3;

    public static Route? Bind(RouteDocument document, Service service, BindingScope scope)
    {
        DiagnosticBag diagnostics = scope.Diagnostics;
        BindingMark mark = scope.Mark();
        ReadOnlyArray<Cluster> from = document.From is { } names ? BindFrom(names, service, scope) : [];
        BindingMark fieldsMark = scope.Mark();

        // Where none of those that it names is known, it is not for all.
        var reader = new ShapeReader(document.From is not null && from.IsEmpty ? [] : Audience.Of(from, service), diagnostics);
        var source = new YamlMapping(document.Fields, document.Span.File, document.Span.Start, document.Span.End);
        IstioMap fields = document.Fields.IsEmpty ? IstioMap.Empty : reader.ReadMessage(source, RouteShapes.HttpRoute) ?? IstioMap.Empty;
        (ReadOnlyArray<IstioMap> match, ReadOnlyArray<SourceSpan> matchSpans) = TakeMatch(source, fields, diagnostics);
        CheckPorts(source, service, diagnostics);

        // A condition that was not understood may be the one that names a port.
        bool isHttpOnly = !document.Fields.IsEmpty || !document.Mirrors.IsEmpty;
        ReadOnlyArray<ServicePort> ports = scope.IsSpoiledSince(fieldsMark) ? [] : RoutePorts.Of(service, isHttpOnly, match);
        CheckName(document, reader, diagnostics);
        CheckAnswer(document, diagnostics);
        var route = new Route(
            document.Name?.Span ?? FirstSpan(document),
            document.Name?.Value,
            from,
            match,
            BindTargets(document, service, ports, scope),
            MirrorBinder.Bind(document.Mirrors, service, ports, reader, scope),
            match.IsEmpty ? fields : new IstioMap(fields.Fields.Where(field => field.Name != "match")))
        {
            MatchSpans = matchSpans,
            HttpOnlySpan = document.Fields.Length > 0 ? document.Fields[0].Key.Span : document.Mirrors.Length > 0 ? ShapeProblems.FirstLine(document.Mirrors[0].Span) : null,
        };
        return document.IsSpoiled || scope.IsSpoiledSince(mark) ? null : route;
    }

    private static ReadOnlyArray<Cluster> BindFrom(ReadOnlyArray<Located<string>> names, Service service, BindingScope scope)
    {
        ReadOnlyArray<Cluster> from = ClusterLists.Bind(names, "from", scope);
        foreach (Located<string> name in names)
        {
            Cluster? cluster = from.FirstOrDefault(item => item.Name == name.Value);
            if (cluster is not null && !service.Callers.Includes(cluster) && !service.IsSpoiled)
            {
                scope.Diagnostics.Report(
                    Catalogue.NotACaller,
                    name.Span,
                    $"cluster \"{name.Value}\" is not among the callers of service \"{service.Id}\"",
                    "add it to \"callers\", or leave it out here",
                    service.Callers.Span is { } span ? [new RelatedPlace(span, "the callers are named here")] : []);
            }
        }

        return from;
    }

    private static (ReadOnlyArray<IstioMap> Match, ReadOnlyArray<SourceSpan> Spans) TakeMatch(YamlMapping source, IstioMap fields, DiagnosticBag diagnostics)
    {
        if (fields["match"] is not IstioList list)
        {
            return ([], []);
        }

        ReadOnlyArray<SourceSpan> spans = [];
        foreach (YamlEntry entry in source.Entries)
        {
            if (entry.Key.Text == "match" && entry.Value is YamlSequence sequence)
            {
                spans = sequence.Items.Select(item => item.Span);
            }
        }

        var match = new ArrayBuilder<IstioMap>(list.Items.Length);
        foreach (IstioValue item in list.Items)
        {
            if (item is IstioMap condition)
            {
                match.Add(condition);
            }
        }

        return (match.ToReadOnly(), spans);
    }

    private static void CheckPorts(YamlMapping source, Service service, DiagnosticBag diagnostics)
    {
        YamlNode? conditions = service.IsSpoiled ? null : source.Find("match")?.Value;
        foreach (YamlNode condition in (conditions as YamlSequence)?.Items ?? [])
        {
            foreach (YamlEntry entry in (condition as YamlMapping)?.Entries ?? [])
            {
                if (entry is { Key.Text: "port", Value: YamlScalar { IsPlain: true } written } && PortSyntax.TryParse(written.Text, out int number))
                {
                    CheckPort(number, written.Span, service, diagnostics);
                }
            }
        }
    }

    // A condition on a port that the service does not have, or that does not speak HTTP, never holds.
    private static void CheckPort(int number, SourceSpan span, Service service, DiagnosticBag diagnostics)
    {
        ServicePort? port = service.Ports.FirstOrDefault(candidate => candidate.Number == number);
        if (port is null)
        {
            diagnostics.Report(Catalogue.UnknownPort, span, $"service \"{service.Id}\" has no port {number}", PortBinder.HintOfPorts(service.Ports));
        }
        else if (!port.Protocol.IsHttp() && service.Ports.Any(other => other.Protocol.IsHttp()))
        {
            diagnostics.Report(
                Catalogue.HttpOnlyRoute, span, $"port {number} of service \"{service.Id}\" is {port.Protocol.ToIstio()}, which has no requests to match", "name an HTTP port, or leave the condition out");
        }
    }

    private static void CheckName(RouteDocument document, ShapeReader reader, DiagnosticBag diagnostics)
    {
        if (document.Name is { Value: "" } name)
        {
            diagnostics.Report(Catalogue.InvalidName, name.Span, "an empty name of a route", "leave \"name\" out, or give it a value");
        }
        else if (document.Name is { } given)
        {
            reader.RequireRelease(FirstWithNames, "\"name\" of a route", given.Span);
        }
    }

    // A route that redirects or answers itself sends nothing on.
    private static void CheckAnswer(RouteDocument document, DiagnosticBag diagnostics)
    {
        string? other = document.To is not null ? "to" : document.Mirrors.IsEmpty ? null : "mirrors";
        foreach (YamlEntry field in document.Fields)
        {
            if (other is not null && field.Key.Text is "redirect" or "directResponse")
            {
                diagnostics.Report(
                    Catalogue.ExclusiveFields,
                    field.Key.Span,
                    $"\"{field.Key.Text}\" and \"{other}\" in one route",
                    $"a route with \"{field.Key.Text}\" sends nothing on: leave \"{other}\" out, or make two routes");
                return;
            }
        }
    }

    private static ReadOnlyArray<RouteTarget> BindTargets(RouteDocument document, Service service, ReadOnlyArray<ServicePort> ports, BindingScope scope)
    {
        if (document.To is not { } targets)
        {
            bool answers = document.Fields.Any(field => field.Key.Text is "redirect" or "directResponse");
            return answers ? [] : [new RouteTarget(FirstSpan(document), null, null, null, null, 100)];
        }

        ReadOnlyArray<int> weights = Weights.Bind(targets, document.IsSpoiled, scope.Diagnostics);
        var bound = new ArrayBuilder<RouteTarget>(targets.Length);
        for (int i = 0; i < targets.Length; i++)
        {
            if (TargetBinder.Bind(targets[i], weights[i], service, ports, scope) is { } target)
            {
                bound.Add(target);
            }
        }

        return bound.ToReadOnly();
    }

    private static SourceSpan FirstSpan(RouteDocument document) =>
        document.Fields.Length > 0 && document.Fields[0].Key.Span is var first && document.To is null ? first : ShapeProblems.FirstLine(document.Span);
}
