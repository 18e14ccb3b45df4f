using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Coddiwomple.Certificates;

/// <summary>Gives certificates of authorities the extensions that every verifier expects of them: RFC 5280, 4.2.1.</summary>
internal static class AuthorityCertificate
{
    private const string Organisation = "coddiwomple";
    private const string SubjectAltName = "2.5.29.17";
    private const int SerialBytes = 16;

    // The context-specific tags of GeneralName: a DNS name and a URI.
    private static readonly Asn1Tag s_dnsName = new(TagClass.ContextSpecific, 2);
    private static readonly Asn1Tag s_uri = new(TagClass.ContextSpecific, 6);

    public static X500DistinguishedName Subject(string commonName, string? locality)
    {
        var name = new X500DistinguishedNameBuilder();
        if (locality is not null)
        {
            name.AddLocalityName(locality);
        }

        name.AddCommonName(commonName);
        name.AddOrganizationName(Organisation);
        return name.Build();
    }

    /// <summary>Gives a request for an authority with at most <paramref name="pathLength"/> authorities below it.</summary>
    public static CertificateRequest Request(SigningKey key, X500DistinguishedName subject, int pathLength)
    {
        CertificateRequest request = key.RequestFor(subject);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: true, pathLength, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, critical: true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        return request;
    }

    /// <summary>Names whom the certificate is for. Written by hand: the framework's builder gives a URI without a path a path, which SPIFFE forbids.</summary>
    public static X509Extension AlternativeNames(string dnsName, string uri)
    {
        var names = new AsnWriter(AsnEncodingRules.DER);
        using (names.PushSequence())
        {
            names.WriteCharacterString(UniversalTagNumber.IA5String, dnsName, s_dnsName);
            names.WriteCharacterString(UniversalTagNumber.IA5String, uri, s_uri);
        }

        return new X509Extension(SubjectAltName, names.Encode(), critical: false);
    }

    /// <summary>Gives a random number that is positive and always of the same length.</summary>
    public static byte[] NewSerial()
    {
        byte[] serial = RandomNumberGenerator.GetBytes(SerialBytes);
        serial[0] = (byte)((serial[0] & 0x7f) | 0x40);
        return serial;
    }
}
