using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Coddiwomple.Certificates;

/// <summary>A private key that certificates are signed with: ECDSA or RSA, SHA-256 either way.</summary>
internal sealed class SigningKey : IDisposable
{
    private const int RsaBits = 4096;

    private readonly AsymmetricAlgorithm _key;

    private SigningKey(AsymmetricAlgorithm key) => _key = key;

    public static SigningKey Create(KeyAlgorithm algorithm) =>
        new(algorithm == KeyAlgorithm.Rsa4096 ? RSA.Create(RsaBits) : ECDsa.Create(ECCurve.NamedCurves.nistP256));

    /// <summary>Reads a PEM file with one private key that no password protects; null where it is anything else.</summary>
    public static SigningKey? TryRead(string pem)
    {
        // Only trying tells which algorithm a PKCS #8 key is for.
        return TryImport(ECDsa.Create(), pem) ?? TryImport(RSA.Create(), pem);
    }

    public void Dispose() => _key.Dispose();

    /// <summary>Gives a PKCS #8 PEM file.</summary>
    public string ToPem() => _key.ExportPkcs8PrivateKeyPem() + "\n";

    public bool BelongsTo(X509Certificate2 certificate) =>
        _key.ExportSubjectPublicKeyInfo().AsSpan().SequenceEqual(certificate.PublicKey.ExportSubjectPublicKeyInfo());

    /// <summary>Starts a certificate for this key.</summary>
    public CertificateRequest RequestFor(X500DistinguishedName subject) => _key switch
    {
        ECDsa ecdsa => new CertificateRequest(subject, ecdsa, HashAlgorithmName.SHA256),
        RSA rsa => new CertificateRequest(subject, rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1),
        _ => throw NotAKind(),
    };

    /// <summary>Gives what signs certificates with this key.</summary>
    public X509SignatureGenerator Signature() => _key switch
    {
        ECDsa ecdsa => X509SignatureGenerator.CreateForECDsa(ecdsa),
        RSA rsa => X509SignatureGenerator.CreateForRSA(rsa, RSASignaturePadding.Pkcs1),
        _ => throw NotAKind(),
    };

    private static SigningKey? TryImport(AsymmetricAlgorithm key, string pem)
    {
        try
        {
            key.ImportFromPem(pem);
            _ = key.ExportPkcs8PrivateKey();
            return new SigningKey(key);
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException)
        {
            key.Dispose();
            return null;
        }
    }

    private InvalidOperationException NotAKind() => new($"no signatures with {_key.GetType().Name}");
}
