using Coddiwomple.Model;
using Coddiwomple.Rendering;

namespace Coddiwomple.Installation;

/// <summary>
/// How a cluster's own DNS learns of the global hosts where no sidecar answers for them: it asks <c>istiocoredns</c>. The address of that Service is
/// known only once it is installed, so a placeholder stands for it.
/// </summary>
internal static class DnsStubs
{
    private const string Address = "ISTIOCOREDNS_CLUSTER_IP";

    // What istiocoredns serves unless its own Corefile is changed.
    private const string ServedDomain = "global";

    public static IEnumerable<InstallFile> For(string cluster, Mesh mesh)
    {
        string domain = mesh.Domain;
        string note = $"# {Address}: kubectl get service istiocoredns -n {mesh.Namespace} -o jsonpath={{.spec.clusterIP}}\n"
            + (domain == ServedDomain ? "" : $"# istiocoredns serves the domain \"{ServedDomain}\" unless its own Corefile is changed to \"{domain}\"\n");
        string stubDomains = YamlQuoting.Scalar($"{{\"{domain}\": [\"{Address}\"]}}");
        yield return new InstallFile(
            $"{cluster}/kube-dns.yaml",
            $"# {cluster}/kube-dns.yaml: for clusters whose DNS is kube-dns\n{note}"
            + $"apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: kube-dns\n  namespace: kube-system\ndata:\n  stubDomains: {stubDomains}\n");

        // No object, so that applying it by mistake cannot replace the whole Corefile.
        yield return new InstallFile(
            $"{cluster}/coredns-stub.yaml",
            $"# {cluster}/coredns-stub.yaml: for clusters whose DNS is CoreDNS: one more block for the Corefile of the ConfigMap kube-system/coredns\n"
            + $"# (CoreDNS before 1.4.0 wants \"proxy . {Address}\" in place of \"forward\")\n{note}"
            + $"Corefile: |\n  {domain}:53 {{\n      errors\n      cache 30\n      forward . {Address}:53\n  }}\n");
    }
}
