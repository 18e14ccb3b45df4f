using Coddiwomple.Model;

namespace Coddiwomple.Planning;

/// <summary>
/// Takes the resolved routes of one calling cluster, gives the VirtualService of one global host: HTTP routes (one a port where there are several ports,
/// since destinations differ by port), TLS routes by SNI and TCP routes by port.
/// </summary>
internal sealed class VirtualServicePlanner(ObjectMetas metas, string meshNamespace)
{
    public VirtualServicePlan Plan(Reach reach, string host, ReadOnlyArray<ResolvedRoute> routes)
    {
        Service service = reach.Service;
        string? localHost = service.AnswersClusterLocalHost && host == service.Hosts[0] ? service.KubernetesHostIn(reach.Caller) : null;
        var hosts = new ReadOnlyArray<string>(localHost is null ? [host] : [host, localHost]);
        var http = new ArrayBuilder<HttpRoutePlan>(routes.Length);
        var tls = new ArrayBuilder<TlsRoutePlan>();
        var tcp = new ArrayBuilder<TcpRoutePlan>();
        ResolvedRoute? opaque = null;
        foreach (ServicePort port in service.Ports)
        {
            if (port.Protocol.IsHttp())
            {
                AddHttp(http, reach, host, routes, port, localHost is not null);
                continue;
            }

            opaque ??= OpaqueRoute(reach, routes);
            ReadOnlyArray<DestinationPlan> destinations = Destinations(service, host, opaque, port);
            ReadOnlyArray<int> matched = MatchedPorts(port, localHost is not null);
            if (port.Protocol.IsTls())
            {
                foreach (int number in matched)
                {
                    tls.Add(new TlsRoutePlan(number, hosts, destinations));
                }
            }
            else
            {
                tcp.Add(new TcpRoutePlan(matched, destinations));
            }
        }

        ObjectMeta meta = metas.Of(reach.Istio.NetworkingApi, host, reach.ObjectNamespace(meshNamespace));
        return new VirtualServicePlan(meta, hosts, service.Callers.Namespaces, http.ToReadOnly(), tls.ToReadOnly(), tcp.ToReadOnly())
        {
            HasExternalWeights = service.Traffic.HasExternalWeights,
        };
    }

    private static void AddHttp(
        ArrayBuilder<HttpRoutePlan> http, Reach reach, string host, ReadOnlyArray<ResolvedRoute> routes, ServicePort port, bool answersLocalHost)
    {
        Service service = reach.Service;
        ReadOnlyArray<int> matched = MatchedPorts(port, answersLocalHost);
        foreach (ResolvedRoute route in routes)
        {
            ReadOnlyArray<IstioMap> given = route.Source?.Match ?? [];
            ReadOnlyArray<IstioMap> match = WithPorts(given, port, matched, isOnly: service.Ports.Length == 1);
            if (given.IsEmpty || !match.IsEmpty)
            {
                http.Add(new HttpRoutePlan(route.Source?.Name, match, Destinations(service, host, route, port), Fields(reach, host, route, port)));
            }

            // Behind a condition that is the port alone, no other route of the port can match.
            if (HasPortAlone(given, port))
            {
                return;
            }
        }
    }

    private static bool HasPortAlone(ReadOnlyArray<IstioMap> match, ServicePort port)
    {
        foreach (IstioMap condition in match)
        {
            if (condition["port"] is not null && condition.Fields.All(field => field.Name is "port" or "name" or "statPrefix") && RoutePorts.Admits(condition, port))
            {
                return true;
            }
        }

        return false;
    }

    private static IstioMap Fields(Reach reach, string host, ResolvedRoute route, ServicePort port)
    {
        IstioMap fields = route.Source?.Fields ?? IstioMap.Empty;
        return route.Mirrors.IsEmpty ? fields : new IstioMap(fields.Fields.Add(PolicyDialect.Mirrors(Mirrors(reach, host, route, port), reach.Istio).AsSpan()));
    }

    private static ReadOnlyArray<MirrorPlan> Mirrors(Reach reach, string host, ResolvedRoute route, ServicePort port) =>
        route.Mirrors.Select(mirror => new MirrorPlan(DestinationOf(reach.Service, host, mirror.Stop, port), mirror.Percentage));

    // Conditions of an only port need not name it. One that names a port is of that port alone, by whichever number callers dial it.
    private static ReadOnlyArray<IstioMap> WithPorts(ReadOnlyArray<IstioMap> match, ServicePort port, ReadOnlyArray<int> matched, bool isOnly)
    {
        if (match.IsEmpty && isOnly)
        {
            return match;
        }

        ReadOnlyArray<IstioMap> conditions = match.IsEmpty ? [IstioMap.Empty] : match;
        var all = new ArrayBuilder<IstioMap>(conditions.Length * matched.Length);
        foreach (IstioMap condition in conditions)
        {
            if (isOnly && condition["port"] is null)
            {
                all.Add(condition);
            }
            else if (RoutePorts.Admits(condition, port))
            {
                foreach (int number in matched)
                {
                    all.Add(WithPort(condition, number));
                }
            }
        }

        return all.ToReadOnly();
    }

    private static IstioMap WithPort(IstioMap condition, int number)
    {
        var field = new IstioField("port", IstioLiteral.Of(number));
        return new IstioMap(condition["port"] is null ? condition.Fields.Add(field) : condition.Fields.Select(other => other.Name == "port" ? field : other));
    }

    private static ReadOnlyArray<int> MatchedPorts(ServicePort port, bool answersLocalHost) =>
        new(answersLocalHost && port.BackendPort != port.Number ? [port.Number, port.BackendPort] : [port.Number]);

    // A TCP or TLS port takes the first route that says nothing only HTTP knows.
    private static ResolvedRoute OpaqueRoute(Reach reach, ReadOnlyArray<ResolvedRoute> routes) =>
        routes.FirstOrDefault(route => route.Source is not { IsHttpOnly: true }) ?? RouteResolver.Implied(reach);

    private static ReadOnlyArray<DestinationPlan> Destinations(Service service, string host, ResolvedRoute route, ServicePort port)
    {
        var destinations = new ArrayBuilder<DestinationPlan>(route.Stops.Length);
        foreach (WeightedStop stop in route.Stops)
        {
            DestinationPlan destination = DestinationOf(service, host, stop, port);
            int same = FindSame(destinations, destination);
            if (same < 0)
            {
                destinations.Add(destination);
            }
            else
            {
                destinations[same] = destinations[same] with { Weight = destinations[same].Weight + destination.Weight };
            }
        }

        if (destinations.Count == 1)
        {
            destinations[0] = destinations[0] with { Weight = null };
        }

        return destinations.ToReadOnly();
    }

    private static int FindSame(ArrayBuilder<DestinationPlan> destinations, DestinationPlan wanted)
    {
        for (int index = 0; index < destinations.Count; index++)
        {
            DestinationPlan other = destinations[index];
            if (other.Host == wanted.Host && other.Subset == wanted.Subset && other.Port == wanted.Port)
            {
                return index;
            }
        }

        return -1;
    }

    private static DestinationPlan DestinationOf(Service service, string host, WeightedStop weighted, ServicePort port)
    {
        Service target = weighted.Stop.Reach.Service;
        bool isOther = !ReferenceEquals(target, service);
        ServicePort there = isOther || weighted.Port is not null ? PortOf(target, weighted.Port ?? port.Number) : port;
        return weighted.Stop.At(isOther ? target.Hosts[0] : host, there, weighted.Weight);
    }

    // The port of that number; a service with one port is reached at that, whatever the caller dialled.
    private static ServicePort PortOf(Service target, int number) => target.Ports.FirstOrDefault(port => port.Number == number) ?? target.Ports[0];
}
