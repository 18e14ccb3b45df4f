using System.Security.Cryptography.X509Certificates;

namespace Coddiwomple.Certificates;

/// <summary>The root of trust that all clusters share: its certificate, and the key that signs one intermediate authority a cluster.</summary>
internal sealed class RootAuthority : IDisposable
{
    // One authority below it: a cluster's, which signs workloads and no authorities.
    private const int PathLength = 1;

    private readonly X509Certificate2 _certificate;
    private readonly SigningKey _key;

    private RootAuthority(X509Certificate2 certificate, SigningKey key)
    {
        _certificate = certificate;
        _key = key;
    }

    public DateTimeOffset NotAfter => _certificate.NotAfter;

    public string CertificatePem => _certificate.ExportCertificatePem() + "\n";

    public static RootAuthority Create(CertificateTerms terms)
    {
        SigningKey key = SigningKey.Create(terms.Algorithm);
        X500DistinguishedName subject = AuthorityCertificate.Subject("Root CA", locality: null);
        CertificateRequest request = AuthorityCertificate.Request(key, subject, PathLength);
        request.CertificateExtensions.Add(IssuerIdentifier(request));
        return new RootAuthority(request.Create(subject, key.Signature(), terms.NotBefore, terms.NotAfter, AuthorityCertificate.NewSerial()), key);
    }

    /// <summary>Takes a certificate and its key, which must belong together.</summary>
    public static RootAuthority From(X509Certificate2 certificate, SigningKey key) => new(certificate, key);

    public void Dispose()
    {
        _certificate.Dispose();
        _key.Dispose();
    }

    public string KeyPem() => _key.ToPem();

    /// <summary>Makes a cluster's authority, with a new key.</summary>
    public ClusterAuthority Issue(ClusterSubject cluster, CertificateTerms terms)
    {
        DateTimeOffset end = _certificate.NotAfter;
        if (terms.NotAfter > end)
        {
            throw new CannotProceedException(
                $"the root certificate is valid until {CertificateTerms.Day(end)} only, a certificate for {terms.Days} days would outlive it",
                "take fewer --days, or make a new root");
        }

        using SigningKey key = SigningKey.Create(terms.Algorithm);
        X500DistinguishedName subject = AuthorityCertificate.Subject("Intermediate CA", cluster.Name);
        CertificateRequest request = AuthorityCertificate.Request(key, subject, pathLength: 0);
        request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromCertificate(_certificate, includeKeyIdentifier: true, includeIssuerAndSerial: false));
        request.CertificateExtensions.Add(AuthorityCertificate.AlternativeNames($"istiod.{cluster.Namespace}.svc", $"spiffe://{cluster.TrustDomain}"));

        DateTimeOffset start = terms.NotBefore < _certificate.NotBefore ? _certificate.NotBefore : terms.NotBefore;
        using X509Certificate2 certificate = request.Create(_certificate.SubjectName, _key.Signature(), start, terms.NotAfter, AuthorityCertificate.NewSerial());
        string pem = certificate.ExportCertificatePem() + "\n";
        return new ClusterAuthority(pem, key.ToPem(), CertificatePem, pem + CertificatePem, terms.NotAfter);
    }

    private static X509AuthorityKeyIdentifierExtension IssuerIdentifier(CertificateRequest selfSigned)
    {
        foreach (X509Extension extension in selfSigned.CertificateExtensions)
        {
            if (extension is X509SubjectKeyIdentifierExtension identifier)
            {
                return X509AuthorityKeyIdentifierExtension.CreateFromSubjectKeyIdentifier(identifier);
            }
        }

        throw new InvalidOperationException("the request has no subject key identifier");
    }
}
