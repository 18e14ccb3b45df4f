using System.Collections.Immutable;
using System.Globalization;
using Coddiwomple.Tests.Proof.Objects;
using Coddiwomple.Tests.Proof.Yaml;

namespace Coddiwomple.Tests.Proof.Walking;

/// <summary>A host that a sidecar knows: from ServiceEntries of one host and namespace, which istiod merges, or from Kubernetes.</summary>
internal sealed record CalledService(string Host, string Namespace, ImmutableArray<KubePort> Ports, ImmutableArray<IstioObject> Entries, KubeService? Kubernetes)
{
    public bool HasAddress => Entries.IsEmpty || Entries.All(entry => !entry.Spec["addresses"].Items.IsEmpty);
}

/// <summary>The caller's own proxy: what it knows, and where a call to one of its clusters (host, port, subset) ends.</summary>
internal sealed class CallingSidecar(World world, GeneratedMesh mesh, Caller caller, Outage outage)
{
    private readonly WorldCluster _home = world[caller.Cluster];

    public Caller Caller => caller;

    public CalledService? Find(string host)
    {
        IstioObject[] entries = [.. mesh.Of(caller.Cluster, "ServiceEntry").Where(item => item.Spec["hosts"].Texts.Contains(host) && item.IsVisibleFrom(caller.Namespace))];
        if (entries.Length > 0)
        {
            ImmutableArray<IstioObject> merged = [.. entries.Where(item => item.Namespace == entries[0].Namespace)];
            var ports = entries[0].Spec["ports"].Items.Select(port => new KubePort(port["name"].Text, port["number"].Int, port["targetPort"].IntOrNull ?? port["number"].Int, port["protocol"].TextOrNull ?? "TCP"));
            return new CalledService(host, entries[0].Namespace, [.. ports], merged, null);
        }

        if (_home.Find(host) is { } kubernetes)
        {
            return new CalledService(host, kubernetes.Namespace, kubernetes.Ports, [], kubernetes);
        }

        IstioObject? stub = mesh.Of(caller.Cluster, "Service").FirstOrDefault(item => $"{item.Name}.{item.Namespace}.svc.{_home.ClusterDomain}" == host);
        return stub is null ? null : new CalledService(host, stub.Namespace, [.. stub.Spec["ports"].Items.Select(PortOfStub)], [], null);
    }

    public Shares Send(string host, int? port, string? subsetName)
    {
        if (AggregateOf($"outbound|{port}|{subsetName}|{host}") is { } members)
        {
            return SendToFirstUp(members);
        }

        if (Find(host) is not { } service)
        {
            return Shares.Defect($"destination {host} is unknown");
        }

        port ??= service.Ports.Length == 1 ? service.Ports[0].Number : null;
        if (service.Ports.FirstOrDefault(item => item.Number == port) is not { } servicePort)
        {
            return Shares.Defect($"destination {host} has no port {port}");
        }

        IstioObject? rule = RuleLookup.Find(mesh, caller.Cluster, caller.Namespace, host, service.Namespace, world.RootNamespace);
        Node? subset = RuleLookup.FindSubset(rule, subsetName);
        if (subsetName is not null && subset is null)
        {
            return Shares.Defect($"{host} has no subset {subsetName}");
        }

        Policy policy = Policy.For(rule?.Spec, subset, servicePort.Number);
        if (service.Kubernetes is { } kubernetes)
        {
            return SendToPods(kubernetes, servicePort, subset?["labels"] ?? Node.Absent, policy, []);
        }

        return SendToEntries(service, servicePort, subset, policy);
    }

    // An EnvoyFilter of the root namespace removes the cluster of a name and adds an aggregate of that name.
    private Node? AggregateOf(string cluster)
    {
        foreach (Node patch in mesh.Of(caller.Cluster, "EnvoyFilter").Where(item => item.Namespace == world.RootNamespace).SelectMany(item => item.Spec["configPatches"].Items))
        {
            Node value = patch["patch"]["value"];
            if (patch["applyTo"].TextOrNull == "CLUSTER" && patch["patch"]["operation"].TextOrNull == "ADD" && value["name"].TextOrNull == cluster)
            {
                return value["cluster_type"]["typed_config"]["clusters"];
            }
        }

        return null;
    }

    // Envoy strings the priorities of the members together; the first that has a host up takes all.
    private Shares SendToFirstUp(Node members)
    {
        foreach (string member in members.Texts)
        {
            string[] parts = member.Split('|');
            Shares shares = Send(parts[3], int.Parse(parts[1], CultureInfo.InvariantCulture), parts[2].Length == 0 ? null : parts[2]);
            if (!shares.IsDown)
            {
                return shares;
            }
        }

        return Shares.AllDown();
    }

    private static KubePort PortOfStub(Node port) =>
        new(port["name"].TextOrNull ?? "", port["port"].Int, port["port"].Int, port["appProtocol"].TextOrNull ?? port["name"].TextOrNull?.Split('-')[0] ?? "TCP");

    private Shares SendToEntries(CalledService service, KubePort port, Node? subset, Policy policy)
    {
        string[] identities = [.. service.Entries[0].Spec["subjectAltNames"].Texts];
        if (service.Entries.Any(entry => !entry.Spec["subjectAltNames"].Texts.SequenceEqual(identities)))
        {
            return Shares.Defect("merged entries with different subjectAltNames");
        }

        string? problem = ProblemOf(service, policy);
        if (problem is not null)
        {
            return Shares.Defect(problem);
        }

        // Automatic mutual TLS, and ISTIO_MUTUAL without sni, send the name of the caller's own cluster.
        string sni = policy.Tls["sni"].TextOrNull ?? $"outbound_.{port.Number}_.{subset?["name"].Text}_.{service.Host}";
        Node labels = subset?["labels"] ?? Node.Absent;
        var endpoints = new List<Endpoint>();
        foreach (Node endpoint in service.Entries.SelectMany(entry => entry.Spec["endpoints"].Items).Where(item => RuleLookup.Selects(labels, item["labels"].ToTextMap())))
        {
            int dialled = endpoint["ports"][port.Name].IntOrNull ?? port.TargetPort;
            bool isPlain = policy.Tls["mode"].TextOrNull == "DISABLE";
            Shares leads = isPlain || endpoint["labels"]["security.istio.io/tlsMode"].TextOrNull == "istio"
                ? Dial(endpoint["address"].Text, dialled, sni, policy, identities)
                : Shares.Defect("an endpoint without security.istio.io/tlsMode: istio");
            endpoints.Add(new Endpoint(Locality.Parse(endpoint["locality"].TextOrNull), endpoint["weight"].IntOrNull ?? 1, leads) { Labels = endpoint["labels"].ToTextMap() });
        }

        foreach (IstioObject entry in service.Entries.Where(entry => entry.Spec["workloadSelector"].Exists))
        {
            endpoints.AddRange(SelectedPods(entry, port, labels, policy, identities));
        }

        // A pod that is not ready is no endpoint at all; where no others are left the call fails for being down, not for a defect.
        bool hasAny = endpoints.Count > 0;
        endpoints.RemoveAll(endpoint => endpoint.IsPod && endpoint.Leads.IsDown);
        return hasAny && endpoints.Count == 0 ? Shares.AllDown() : LoadBalancing.Spread(endpoints, policy, _home.Locality, _home.IstioMinor);
    }

    private static string? ProblemOf(CalledService service, Policy policy)
    {
        if (service.Entries.Any(entry => entry.Spec["location"].TextOrNull != "MESH_INTERNAL"))
        {
            return "location is not MESH_INTERNAL";
        }

        bool isStatic = service.Entries.All(entry => entry.Spec["resolution"].TextOrNull == "STATIC");
        if (!isStatic && policy.LoadBalancer["localityLbSetting"]["failoverPriority"].Exists)
        {
            return "failoverPriority with resolution DNS makes istiod panic";
        }

        return isStatic && service.Entries.SelectMany(entry => entry.Spec["endpoints"].Items).Any(item => !System.Net.IPAddress.TryParse(item["address"].TextOrNull, out _))
            ? "resolution STATIC drops an endpoint that is a name"
            : null;
    }

    // Pods that a workloadSelector picks are single endpoints, on nodes of the home cluster.
    private IEnumerable<Endpoint> SelectedPods(IstioObject entry, KubePort port, Node labels, Policy policy, string[] identities)
    {
        int targetPort = entry.Spec["ports"].Items.Where(item => item["name"].TextOrNull == port.Name).Select(item => item["targetPort"].IntOrNull ?? item["number"].Int).First();
        foreach (KubeService service in _home.Services.Where(service => service.Namespace == entry.Namespace))
        {
            foreach (PodGroup pod in service.Pods.Where(pod => RuleLookup.Selects(entry.Spec["workloadSelector"]["labels"], pod.Labels) && RuleLookup.Selects(labels, pod.Labels)))
            {
                Shares leads = service.Ports.Any(item => item.TargetPort == targetPort)
                    ? SendToPods(service with { Pods = [pod] }, service.Ports.First(item => item.TargetPort == targetPort), Node.Absent, policy, identities)
                    : Shares.Defect($"no pod of {service.Host} listens on {targetPort}");
                yield return new Endpoint(_home.Locality, 1, leads) { IsPod = true };
            }
        }
    }

    private Shares Dial(string address, int port, string sni, Policy policy, string[] identities)
    {
        if (_home.Find(address) is { } own)
        {
            return own.Ports.FirstOrDefault(item => item.Number == port) is { } ownPort
                ? SendToPods(own, ownPort, Node.Absent, policy, identities)
                : Shares.Defect($"{address} has no port {port}");
        }

        foreach (WorldCluster cluster in world.Clusters)
        {
            if (cluster.Gateways.FirstOrDefault(item => item.Port == port && item.Addresses.Contains(address)) is { } gateway)
            {
                string? mode = policy.Tls["mode"].TextOrNull;
                return mode is null or "ISTIO_MUTUAL"
                    ? new ReceivingGateway(world, mesh, cluster, gateway).Receive(sni, identities, outage)
                    : Shares.Defect($"tls mode {mode} to a gateway");
            }
        }

        return Shares.Defect($"nobody listens on {address}:{port}");
    }

    private Shares SendToPods(KubeService service, KubePort port, Node labels, Policy policy, string[] identities)
    {
        PodGroup[] pods = [.. service.Pods.Where(pod => RuleLookup.Selects(labels, pod.Labels))];
        if (pods.Length == 0)
        {
            return Shares.Defect($"no pods of {service.Host} have the labels {labels.Canonical}");
        }

        foreach (PodGroup pod in pods)
        {
            string mode = PodAccess.MtlsModeOf(mesh, world.RootNamespace, caller.Cluster, service, pod, port.TargetPort);
            if (PodAccess.Refusal(mode, policy.Tls["mode"].TextOrNull) is { } refusal)
            {
                return Shares.Defect(refusal);
            }

            if (identities.Length > 0 && !identities.Contains($"spiffe://{pod.Principal}"))
            {
                return Shares.Defect($"subjectAltNames lack spiffe://{pod.Principal}");
            }
        }

        Place[] up = [.. pods.Where(pod => !outage.Hits(caller.Cluster, service.Id, pod.Version)).Select(pod => new Place(caller.Cluster, service.Id, pod.Version))];
        return up.Length == 0 ? Shares.AllDown() : Shares.Even(up);
    }
}
