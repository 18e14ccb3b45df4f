using Coddiwomple.Diagnostics;
using Coddiwomple.Parsing;
using Coddiwomple.Text;

namespace Coddiwomple.Model.Binding;

/// <summary>
/// Takes an item of <c>to</c> (or the target of a mirror), and the ports of the service that its route is for, gives it resolved; null where it names what
/// does not exist.
/// </summary>
internal static class TargetBinder
{
    public static RouteTarget? Bind(TargetDocument document, int weight, Service service, ReadOnlyArray<ServicePort> ports, BindingScope scope)
    {
        Service? other = document.Service is { } serviceName ? scope.ResolveService(serviceName) : null;
        Cluster? cluster = document.Cluster is { } clusterName ? scope.ResolveCluster(clusterName) : null;
        if (document.Service is not null && other is null)
        {
            return null;
        }

        // An unknown cluster does not hide an unknown version.
        if (document.Cluster is not null && cluster is null)
        {
            _ = other is null && IsServed(document, null, service, scope.Diagnostics);
            return null;
        }

        if (other is not null && other.Id != service.Id)
        {
            return BindOther(document, weight, ports, other, scope.Diagnostics);
        }

        if (document.Port is { } port)
        {
            if (document.Service is not null || !document.IsSpoiled)
            {
                scope.Diagnostics.Report(
                    Catalogue.RefusedField, port.Span, "\"port\" without another \"service\"", "calls keep their port inside a service: leave it out, or name the service it belongs to");
            }

            return null;
        }

        return IsServed(document, cluster, service, scope.Diagnostics) ? new RouteTarget(SpanOf(document), document.Version?.Value, cluster, null, null, weight) : null;
    }

    private static bool IsServed(TargetDocument document, Cluster? cluster, Service service, DiagnosticBag diagnostics)
    {
        // What is wrong with the service itself may be why the version or the place is missing.
        if (service.IsSpoiled)
        {
            return document.Version is not { } named || service.FindVersion(named.Value) is not null;
        }

        if (document.Version is { } version && service.FindVersion(version.Value) is null)
        {
            diagnostics.Report(
                Catalogue.UnknownVersion,
                version.Span,
                $"unknown version \"{version.Value}\" of service \"{service.Id}\"",
                Hints.DidYouMean(version.Value, [.. service.Versions.Select(v => v.Name)], "versions"));
            return false;
        }

        if (cluster is null || document.Cluster is not { } clusterName)
        {
            return true;
        }

        if (service.FindPlacement(cluster) is not { } placement)
        {
            diagnostics.Report(
                Catalogue.ServiceNotInCluster,
                clusterName.Span,
                $"service \"{service.Id}\" does not run in cluster \"{cluster.Name}\"",
                service.Placements.IsEmpty ? "it runs nowhere" : $"it runs in {Hints.List(service.Placements.Select(p => p.Cluster.Name))}");
            return false;
        }

        if (document.Version is { } wanted && !placement.Versions.Contains(wanted.Value))
        {
            List<string> running = [.. service.Placements.Where(p => p.Versions.Contains(wanted.Value)).Select(p => p.Cluster.Name)];
            diagnostics.Report(
                Catalogue.VersionNotInCluster,
                wanted.Span,
                $"cluster \"{cluster.Name}\" does not run version \"{wanted.Value}\" of service \"{service.Id}\"",
                running.Count == 0 ? "no cluster runs it" : $"it runs in {Hints.List(running)}",
                new RelatedPlace(placement.Span, $"what runs in \"{cluster.Name}\" is said here"));
            return false;
        }

        return true;
    }

    private static RouteTarget? BindOther(TargetDocument document, int weight, ReadOnlyArray<ServicePort> ports, Service other, DiagnosticBag diagnostics)
    {
        if ((document.Version ?? document.Cluster) is { } extra)
        {
            diagnostics.Report(
                Catalogue.ExclusiveFields,
                extra.Span,
                $"another \"service\" together with \"{(document.Version is null ? "cluster" : "version")}\"",
                "another service is called as a whole, as its own \"prefer\" and \"failover\" say: name the service alone");
            return null;
        }

        if (document.Port is { } port && !other.Ports.Any(p => p.Number == port.Value) && !other.IsSpoiled)
        {
            diagnostics.Report(
                Catalogue.UnknownPort, port.Span, $"service \"{other.Id}\" has no port {port.Value}", PortBinder.HintOfPorts(other.Ports));
            return null;
        }

        if (document.Port is null && !document.IsSpoiled && !other.IsSpoiled && other.Ports.Length > 1 && FindPortWithoutTwin(ports, other) is { } lonely)
        {
            diagnostics.Report(
                Catalogue.UnknownPort,
                SpanOf(document),
                $"service \"{other.Id}\" has several ports, and none with the number {lonely}",
                "add \"port\": " + PortBinder.HintOfPorts(other.Ports));
            return null;
        }

        return new RouteTarget(SpanOf(document), null, null, other.Id, document.Port?.Value, weight);
    }

    private static int? FindPortWithoutTwin(ReadOnlyArray<ServicePort> ports, Service other)
    {
        foreach (ServicePort port in ports)
        {
            if (!other.Ports.Any(p => p.Number == port.Number))
            {
                return port.Number;
            }
        }

        return null;
    }

    private static SourceSpan SpanOf(TargetDocument document) =>
        document.Service?.Span ?? document.Cluster?.Span ?? document.Version?.Span ?? ShapeProblems.FirstLine(document.Span);
}
