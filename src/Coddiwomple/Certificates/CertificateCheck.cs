using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Coddiwomple.Diagnostics;
using Coddiwomple.Text;

namespace Coddiwomple.Certificates;

/// <summary>Takes a certificate folder and the time, says what keeps its clusters from trusting each other, now or soon.</summary>
internal sealed class CertificateCheck
{
    private readonly CertificateFolder _folder;
    private readonly DiagnosticBag _diagnostics;
    private readonly CertificateRules _rules;

    private CertificateCheck(CertificateFolder folder, DateTimeOffset now, DiagnosticBag diagnostics)
    {
        _folder = folder;
        _diagnostics = diagnostics;
        _rules = new CertificateRules(now, diagnostics);
    }

    /// <summary>Gives the clusters that were looked at.</summary>
    public static IReadOnlyList<string> Run(CertificateFolder folder, DateTimeOffset now, DiagnosticBag diagnostics)
    {
        var check = new CertificateCheck(folder, now, diagnostics);
        IReadOnlyList<string> clusters = folder.Clusters();
        using X509Certificate2? root = check.CheckRoot();
        foreach (string cluster in clusters)
        {
            check.CheckCluster(cluster, root);
        }

        return clusters;
    }

    // The root's key may be kept elsewhere: nothing but issuing needs it.
    private X509Certificate2? CheckRoot()
    {
        X509Certificate2? root = ReadCertificates(CertificateFolder.RootCertificate) is [var first, ..] ? first : null;
        if (root is not null)
        {
            SourceSpan place = PlaceOf(CertificateFolder.RootCertificate);
            _rules.CheckValidity(root, place, "the root certificate");
            _rules.CheckAuthority(root, place, "the root certificate", authoritiesBelow: 1);
        }

        if (_folder.Read(CertificateFolder.RootKey) is not null)
        {
            CheckKey(CertificateFolder.RootKey, root, CertificateFolder.RootCertificate);
        }

        return root;
    }

    private void CheckCluster(string cluster, X509Certificate2? sharedRoot)
    {
        string certificateName = $"{cluster}/{CacertsSecret.CertificateKey}";
        X509Certificate2Collection certificates = ReadCertificates(certificateName);
        X509Certificate2Collection roots = ReadCertificates($"{cluster}/{CacertsSecret.RootKey}");
        X509Certificate2Collection chain = ReadCertificates($"{cluster}/{CacertsSecret.ChainKey}");
        X509Certificate2? certificate = certificates is [var first, ..] ? first : null;
        CheckKey($"{cluster}/{CacertsSecret.PrivateKey}", certificate, certificateName);
        CheckSharedRoot(cluster, roots, sharedRoot);
        if (certificate is not null && roots.Count > 0 && chain.Count > 0)
        {
            _rules.CheckChain(certificate, chain, roots, PlaceOf(certificateName), PlaceOf($"{cluster}/{CacertsSecret.ChainKey}"), cluster);
        }

        new SecretCheck(_folder, _diagnostics).Check(cluster);
    }

    private void CheckSharedRoot(string cluster, X509Certificate2Collection roots, X509Certificate2? sharedRoot)
    {
        if (sharedRoot is not null && roots.Count > 0 && !roots.Contains(sharedRoot))
        {
            _diagnostics.Report(
                Catalogue.AnotherRoot,
                PlaceOf($"{cluster}/{CacertsSecret.RootKey}"),
                $"cluster \"{cluster}\" trusts another root than \"{_folder.Describe(CertificateFolder.RootCertificate)}\"",
                $"issue it again: coddiwomple certs issue {_folder.Path} --cluster {cluster} --force");
        }
    }

    private void CheckKey(string name, X509Certificate2? certificate, string certificateName)
    {
        if (_folder.Read(name) is not { } pem)
        {
            ReportUnreadable(name, "is missing");
            return;
        }

        CheckPrivacy(_folder, name, _diagnostics);
        using SigningKey? key = SigningKey.TryRead(pem);
        if (key is null)
        {
            ReportUnreadable(name, "is not a private key in PEM without a password");
        }
        else if (certificate is not null && !key.BelongsTo(certificate))
        {
            _diagnostics.Report(
                Catalogue.WrongKey, PlaceOf(name), $"the key does not belong to the certificate \"{_folder.Describe(certificateName)}\"", "bring back the key, or issue both again with --force");
        }
    }

    private X509Certificate2Collection ReadCertificates(string name)
    {
        var certificates = new X509Certificate2Collection();
        if (_folder.Read(name) is not { } pem)
        {
            ReportUnreadable(name, "is missing");
            return certificates;
        }

        try
        {
            certificates.ImportFromPem(pem);
        }
        catch (CryptographicException)
        {
            certificates.Clear();
        }

        if (certificates.Count == 0)
        {
            ReportUnreadable(name, "is not a certificate in PEM");
        }

        return certificates;
    }

    /// <summary>Warns where others than the owner may read a file that holds a key.</summary>
    public static void CheckPrivacy(CertificateFolder folder, string name, DiagnosticBag diagnostics)
    {
        if (!folder.IsPrivate(name))
        {
            diagnostics.Report(Catalogue.ReadableKey, PlaceOf(folder, name), "others than its owner may read this private key", $"chmod 600 {folder.Describe(name)}");
        }
    }

    /// <summary>Gives the start of a file; of its text only the first line, so that no report ever shows a key.</summary>
    public static SourceSpan PlaceOf(CertificateFolder folder, string name)
    {
        string text = folder.Read(name) ?? "";
        int end = text.IndexOf('\n');
        return new SourceSpan(new SourceFile(folder.Describe(name), text.StartsWith("-----BEGIN ", StringComparison.Ordinal) && end > 0 ? text[..end] : ""), 0, 0);
    }

    private SourceSpan PlaceOf(string name) => PlaceOf(_folder, name);

    private void ReportUnreadable(string name, string problem) =>
        _diagnostics.Report(Catalogue.UnreadableCertificate, PlaceOf(name), $"\"{_folder.Describe(name)}\" {problem}");
}
