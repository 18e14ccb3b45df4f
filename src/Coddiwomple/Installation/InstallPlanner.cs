using Coddiwomple.Model;
using Coddiwomple.Planning;

namespace Coddiwomple.Installation;

/// <summary>Which way of installing to write values for.</summary>
internal enum InstallKind
{
    Helm,
    Operator,
    All,
}

/// <summary>Takes a topology, gives what the installation of a cluster's Istio has to be told so that the generated objects work.</summary>
internal sealed class InstallPlanner(Topology topology, VirtualAddresses addresses)
{
    private const string OperatorFile = "istio-operator.yaml";

    /// <summary>Gives the files. What a release cannot be installed with is written in its other form.</summary>
    public ReadOnlyArray<InstallFile> Plan(Cluster cluster, InstallKind kind)
    {
        var profile = new InstallProfile(cluster.Istio);
        var mesh = new MeshValues(topology, addresses, cluster, profile);
        ReadOnlyArray<GatewayWorkload> gateways = GatewayWorkload.Of(cluster);
        var files = new ArrayBuilder<InstallFile>();
        if (kind == InstallKind.All ? profile.HasHelm : !profile.HasOperator || (kind == InstallKind.Helm && profile.HasHelm))
        {
            files.AddRange([.. HelmFiles(cluster, profile, mesh, gateways)]);
        }

        if (kind == InstallKind.All ? profile.HasOperator : !profile.HasHelm || (kind == InstallKind.Operator && profile.HasOperator))
        {
            files.Add(Operator(cluster, profile, mesh, gateways));
        }

        // The chart of istiod, from 1.8 on, no longer brings istiocoredns along; the operator still does.
        bool isInstalled = profile.GatewayChart == GatewayChart.Legacy || files[^1].Name.EndsWith(OperatorFile, StringComparison.Ordinal);
        if (mesh.NeedsCoreDns && isInstalled)
        {
            files.AddRange([.. DnsStubs.For(cluster.Name, topology.Mesh)]);
        }

        return files.ToReadOnly();
    }

    private static IEnumerable<InstallFile> HelmFiles(Cluster cluster, InstallProfile profile, MeshValues mesh, ReadOnlyArray<GatewayWorkload> gateways)
    {
        if (profile.GatewayChart == GatewayChart.Legacy)
        {
            var byName = new IstioMap(gateways.Select(gateway => new IstioField(gateway.Name, gateway.LegacyValues(profile))));
            IstioMap values = Values.Map(
                ("global", mesh.Global()),
                ("gateways", byName),
                ("istiocoredns", mesh.NeedsCoreDns ? Values.Map(("enabled", IstioLiteral.True)) : null),
                ("security", profile.HasCitadel ? Values.Map(("selfSigned", IstioLiteral.False)) : null));
            yield return InstallFile.Of($"{cluster.Name}/istio.yaml", "values of the Helm chart install/kubernetes/helm/istio", values);
            yield break;
        }

        yield return InstallFile.Of($"{cluster.Name}/istiod.yaml", "values of the Helm chart istiod", Values.Map(("meshConfig", mesh.MeshConfig()), ("global", mesh.Global())));
        foreach (GatewayWorkload gateway in gateways)
        {
            bool hasOwnChart = profile.GatewayChart == GatewayChart.GatewayChart;
            string chart = hasOwnChart ? "gateway" : "gateways/istio-ingress";
            yield return InstallFile.Of(
                $"{cluster.Name}/{gateway.Name}.yaml",
                $"values of the Helm chart {chart}, release {gateway.Name} in namespace {gateway.Namespace}",
                hasOwnChart ? gateway.ChartValues() : gateway.IngressChartValues(profile));
        }
    }

    private InstallFile Operator(Cluster cluster, InstallProfile profile, MeshValues mesh, ReadOnlyArray<GatewayWorkload> gateways)
    {
        IstioMap spec = Values.Map(
            ("meshConfig", mesh.MeshConfig()),
            ("addonComponents", mesh.NeedsCoreDns ? Values.Map(("istiocoredns", Values.Map(("enabled", IstioLiteral.True)))) : null),
            ("components", Values.Map(("ingressGateways", new IstioList(gateways.Select<IstioValue>(gateway => gateway.OperatorComponent(profile)))))),
            ("values", Values.Map(("global", mesh.Global()))));
        IstioMap values = Values.Map(
            ("apiVersion", new IstioText("install.istio.io/v1alpha1")),
            ("kind", new IstioText("IstioOperator")),
            ("metadata", Values.Map(("name", new IstioText("istio")), ("namespace", new IstioText(topology.Mesh.Namespace)))),
            ("spec", spec));
        return InstallFile.Of($"{cluster.Name}/{OperatorFile}", "istioctl install -f", values);
    }
}
