using Coddiwomple.Model;

namespace Coddiwomple.Planning;

/// <summary>Identities as Istio writes them in principals, <c>&lt;trust domain&gt;/ns/&lt;namespace&gt;/sa/&lt;service account&gt;</c>, without <c>spiffe://</c>.</summary>
internal static class Principals
{
    /// <summary>The service's identity in every cluster that runs it, in the namespace that it has there; ordinal, each once.</summary>
    public static ReadOnlyArray<string> Of(Service service, string account)
    {
        var principals = new ArrayBuilder<string>(1);
        foreach (Placement placement in service.Placements)
        {
            string principal = In(placement, account);
            if (!principals.Contains(principal))
            {
                principals.Add(principal);
            }
        }

        principals.Sort(Ordinal.Compare);
        return principals.ToReadOnly();
    }

    /// <summary>The identity of an account where a service runs.</summary>
    public static string In(Placement placement, string account) => $"{placement.Cluster.TrustDomain}/ns/{placement.Namespace}/sa/{account}";
}
