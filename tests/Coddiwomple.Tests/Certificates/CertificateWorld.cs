using Coddiwomple.Certificates;
using Coddiwomple.Diagnostics;

namespace Coddiwomple.Tests.Certificates;

/// <summary>A temporary folder <c>certs</c> with a root and the authorities of some clusters, and a clock that tests set.</summary>
internal sealed class CertificateWorld : IDisposable
{
    public static readonly DateTimeOffset Now = new(2026, 11, 21, 12, 0, 0, 500, TimeSpan.Zero);

    private readonly string _root = Directory.CreateTempSubdirectory("coddiwomple-certs-").FullName;

    public string Folder => Path.Combine(_root, "certs");

    public CertificateFolder Certificates => CertificateFolder.Open(Folder);

    public void Dispose() => Directory.Delete(_root, recursive: true);

    public string At(string name) => Path.Combine(Folder, name);

    public static CertificateTerms Terms(int days, KeyAlgorithm algorithm = KeyAlgorithm.EcdsaP256, DateTimeOffset? now = null) => new(algorithm, days, now ?? Now);

    public void Init(KeyAlgorithm algorithm = KeyAlgorithm.EcdsaP256, int days = CertificateTerms.RootDays, bool overwrite = false, DateTimeOffset? now = null)
    {
        using RootAuthority root = RootAuthority.Create(Terms(days, algorithm, now));
        Certificates.WriteRoot(root, overwrite);
    }

    public void Issue(string cluster, KeyAlgorithm algorithm = KeyAlgorithm.EcdsaP256, int days = CertificateTerms.ClusterDays, bool overwrite = false, DateTimeOffset? now = null)
    {
        using RootAuthority root = Certificates.ReadRoot();
        ClusterAuthority authority = root.Issue(new ClusterSubject(cluster, cluster, "istio-system"), Terms(days, algorithm, now));
        string manifest = CacertsSecret.Manifest(authority, "istio-system");
        Certificates.WriteCluster(cluster, authority, manifest, At($"{cluster}/{CertificateFolder.SecretManifest}"), overwrite);
    }

    /// <summary>What a check finds, as "CW0652 kind2/ca-cert.pem", each once.</summary>
    public string Check(DateTimeOffset? now = null)
    {
        var diagnostics = new DiagnosticBag();
        CertificateCheck.Run(Certificates, now ?? Now, diagnostics);
        return string.Join(", ", diagnostics.ToSorted().Select(found => $"{found.Code} {Path.GetRelativePath(Folder, found.Span?.File.Path ?? "")}").Distinct());
    }
}
