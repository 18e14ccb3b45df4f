using Coddiwomple.Diagnostics;
using Coddiwomple.Model;
using Coddiwomple.Model.Binding;
using Coddiwomple.Text;

namespace Coddiwomple.Checking;

/// <summary>AuthorizationPolicy came with Istio 1.4, PeerAuthentication with 1.5, templates of paths with 1.22: before, what was asked for cannot be had.</summary>
/// <remarks>Of a policy Istio drops the fields that it does not know: one that denies would allow in 1.4. Conditions on a key that it does not know it ignores or refuses.</remarks>
internal sealed class SecurityReleases : ITopologyRule
{
    private const int PeerAuthentication = 5;
    private const int AuthorizationPolicy = 4;
    private const int Actions = 5;
    private const int NotValues = 5;
    private const int RemoteIp = 8;
    private const int PathTemplates = 22;
    private const int ServiceAccount = 25;

    public void Check(Topology topology, DiagnosticBag diagnostics)
    {
        if (topology.Clusters.All(cluster => cluster.Istio.IsAtLeast(ServiceAccount)))
        {
            return;
        }

        if (topology.Mesh.MtlsSpan is { } mtls)
        {
            CheckField("\"mtls\"", mtls, PeerAuthentication, topology.Clusters, diagnostics);
        }

        if (topology.Mesh is { IsClosed: true, AccessSpan: { } access })
        {
            CheckField("\"access\"", access, AuthorizationPolicy, topology.Clusters, diagnostics);
        }

        foreach (Service service in topology.Services)
        {
            IEnumerable<Cluster> clusters = service.Placements.Select(placement => placement.Cluster);
            if (!service.Access.IsEmpty)
            {
                CheckAccess(service.Access, clusters, diagnostics);
            }

            SourceSpan? mtlsSpan = service.MtlsSpan ?? (service.PortMtls.IsEmpty ? null : service.PortMtls[0].Span);
            if (mtlsSpan is { } span)
            {
                CheckField("\"mtls\"", span, PeerAuthentication, clusters, diagnostics);
            }
        }
    }

    private static void CheckAccess(ReadOnlyArray<AccessRule> access, IEnumerable<Cluster> clusters, DiagnosticBag diagnostics)
    {
        if (CheckField("\"access\"", access[0].Span, AuthorizationPolicy, clusters, diagnostics))
        {
            return;
        }

        CheckFirst("\"deny: true\"", rule => rule.IsDeny ? rule.DenySpan ?? rule.Span : null, Actions);
        CheckFirst("\"notValues\"", rule => PlaceOf(rule, condition => !condition.NotValues.IsEmpty), NotValues);
        CheckFirst("\"remote.ip\"", rule => PlaceOf(rule, condition => condition.Key == "remote.ip"), RemoteIp);
        CheckFirst("\"source.serviceAccount\"", rule => PlaceOf(rule, condition => condition.Key == "source.serviceAccount"), ServiceAccount);
        CheckFirst("{*} in a path", rule => rule.Paths.Any(PathTemplate.IsTemplate) ? rule.HttpSpan ?? rule.Span : null, PathTemplates);

        void CheckFirst(string what, Func<AccessRule, SourceSpan?> placeOf, int minor)
        {
            if (access.Select(placeOf).FirstOrDefault(place => place is not null) is { } place)
            {
                CheckField(what, place, minor, clusters, diagnostics);
            }
        }
    }

    private static SourceSpan? PlaceOf(AccessRule rule, Func<AccessCondition, bool> isMeant)
    {
        for (int i = 0; i < rule.When.Length; i++)
        {
            if (isMeant(rule.When[i]))
            {
                return rule.WhenSpans[i];
            }
        }

        return null;
    }

    private static bool CheckField(string field, SourceSpan span, int minor, IEnumerable<Cluster> clusters, DiagnosticBag diagnostics)
    {
        ClustersWith old = ClustersWith.OlderThan(minor, clusters);
        if (old.IsEmpty)
        {
            return false;
        }

        diagnostics.Report(
            Catalogue.SecurityNotAvailable,
            span,
            $"{field} needs Istio 1.{minor}, {old}",
            "upgrade, or set up the security of old clusters by hand and leave the field out",
            old.FirstPlace);
        return true;
    }
}
