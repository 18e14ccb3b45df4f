using Coddiwomple.Diagnostics;
using Coddiwomple.Parsing;
using Coddiwomple.Text;

namespace Coddiwomple.Model.Binding;

/// <summary>
/// Takes one entry of <c>spec.services</c>, gives the service: first without what refers to other services (so that all of them can be named), then with it.
/// </summary>
internal static class ServiceBinder
{
    /// <summary>Gives null where the service has no name; the parser has reported that.</summary>
    public static Service? Declare(ServiceDocument document, BindingScope scope)
    {
        if (document.Name is not { } name)
        {
            return null;
        }

        DiagnosticBag diagnostics = scope.Diagnostics;
        BindingMark mark = scope.Mark();
        Values.IsName(name, "service", diagnostics);
        string nameSpace = document.Namespace?.Value ?? "default";
        if (document.Namespace is { } given)
        {
            Values.IsName(given, "namespace", diagnostics);
        }

        (ReadOnlyArray<string> hosts, ReadOnlyArray<SourceSpan> hostSpans) = BindHosts(document, name, nameSpace, scope);
        ReadOnlyArray<Placement> placements = PlacementBinder.Bind(document, name.Value, nameSpace, scope);
        Callers callers = BindCallers(document, scope);
        ReadOnlyArray<ServicePort> ports = PortBinder.Bind(document, diagnostics);
        return new Service(
            name.Span,
            name.Value,
            nameSpace,
            hosts,
            document.Address is { } address && AddressPoolBinder.IsUsable(address, diagnostics) ? address : null,
            BindServiceAccount(document.ServiceAccount, diagnostics),
            Values.Labels(document.Selector, Labels.Of("app", name.Value), "the service", diagnostics),
            Values.Mtls(document.Mtls, mayDisable: true, scope.Mesh.Mtls, diagnostics),
            ports,
            placements,
            VersionBinder.Bind(document, placements, callers, diagnostics),
            callers,
            document.ClusterLocalHost?.Value ?? false,
            Traffic.Default,
            [])
        {
            HostSpans = hostSpans,
            MtlsSpan = document.Mtls?.Span,
            PortMtls = PortBinder.BindMtls(document, diagnostics),

            // After all else was looked at.
            IsSpoiled = IsSpoiled(document) || scope.IsSpoiledSince(mark),
        };
    }

    /// <summary>Adds what may name other services: traffic and access.</summary>
    public static Service Complete(Service service, ServiceDocument document, BindingScope scope)
    {
        if (document.Traffic is null && document.Access.IsEmpty)
        {
            return service;
        }

        return service with
        {
            Traffic = TrafficBinder.Bind(service, document.Traffic, scope),
            Access = AccessBinder.Bind(document.Access, scope),
        };
    }

    // A slip in a route says nothing about where the service runs: only what lies outside of traffic and access counts.
    private static bool IsSpoiled(ServiceDocument document)
    {
        if (!document.IsSpoiled)
        {
            return false;
        }

        bool isExplained = document.Traffic is { IsSpoiled: true } || document.Access.Any(access => access.IsSpoiled);
        return !isExplained || document.IsSpoiledElsewhere;
    }

    private static (ReadOnlyArray<string> Hosts, ReadOnlyArray<SourceSpan> Spans) BindHosts(
        ServiceDocument document, Located<string> name, string nameSpace, BindingScope scope)
    {
        string domain = scope.Mesh.Domain;
        if (document.Prefixes is not { } prefixes)
        {
            return ([$"{name.Value}.{nameSpace}.{domain}"], [name.Span]);
        }

        var hosts = new ArrayBuilder<string>(prefixes.Length);
        var spans = new ArrayBuilder<SourceSpan>(prefixes.Length);
        foreach (Located<string> prefix in prefixes)
        {
            string host = prefix.Value + "." + domain;
            if (NameSyntax.ProblemOfDnsName(host) is { } problem)
            {
                scope.Diagnostics.Report(Catalogue.InvalidDnsName, prefix.Span, $"\"{Hints.Shorten(prefix.Value)}\" is not a valid prefix of a host name", problem);
                continue;
            }

            hosts.Add(host);
            spans.Add(prefix.Span);
        }

        return (hosts.ToReadOnly(), spans.ToReadOnly());
    }

    private static string? BindServiceAccount(Located<string>? account, DiagnosticBag diagnostics)
    {
        if (account is { } given && NameSyntax.ProblemOfDnsName(given.Value) is { } problem)
        {
            diagnostics.Report(Catalogue.InvalidName, given.Span, $"\"{given.Value}\" is not a valid name of a service account", problem);
        }

        return account?.Value;
    }

    private static Callers BindCallers(ServiceDocument document, BindingScope scope)
    {
        bool isSpoiled = IsSpoiled(document) && document.Callers?.Clusters is null;
        if (document.Callers is not { } callers)
        {
            return isSpoiled ? scope.Everybody with { IsSpoiled = true } : scope.Everybody;
        }

        ReadOnlyArray<Cluster> clusters = callers.Clusters is { } named ? ClusterLists.Bind(named, "callers", scope) : scope.Everybody.Clusters;
        return new Callers(clusters, BindNamespaces(callers, scope.Diagnostics)) { Span = callers.Span, IsSpoiled = isSpoiled };
    }

    private static ReadOnlyArray<string> BindNamespaces(CallersDocument document, DiagnosticBag diagnostics)
    {
        var namespaces = new SortedSet<string>(StringComparer.Ordinal);
        ReadOnlyArray<Located<string>> given = document.Namespaces ?? [];
        foreach (Located<string> item in given)
        {
            if (item.Value == "*")
            {
                if (given.Length > 1)
                {
                    diagnostics.Report(Catalogue.RepeatedEntry, item.Span, "\"*\" already means every namespace", "write \"*\" alone, or name namespaces without it");
                }

                return [];
            }

            if (Values.IsName(item, "namespace", diagnostics) && !namespaces.Add(item.Value))
            {
                diagnostics.Report(Catalogue.RepeatedEntry, item.Span, $"namespace \"{item.Value}\" is named twice", "leave one of them out");
            }
        }

        return [.. namespaces];
    }
}
