using System.Security.Cryptography.X509Certificates;
using Coddiwomple.Diagnostics;
using Coddiwomple.Text;

namespace Coddiwomple.Certificates;

/// <summary>What a chain of authorities must hold to: valid now, signed by each other, and allowed to sign what they sign.</summary>
internal sealed class CertificateRules(DateTimeOffset now, DiagnosticBag diagnostics)
{
    private const int DaysOfWarning = 30;

    public void CheckValidity(X509Certificate2 certificate, SourceSpan place, string what)
    {
        DateTimeOffset start = certificate.NotBefore;
        DateTimeOffset end = certificate.NotAfter;
        if (now < start)
        {
            diagnostics.Report(Catalogue.NotValidNow, place, $"{what} is valid from {CertificateTerms.Day(start)} on only", "look whether the clock is right");
        }
        else if (now > end)
        {
            diagnostics.Report(Catalogue.NotValidNow, place, $"{what} has expired on {CertificateTerms.Day(end)}", "issue it again with --force");
        }
        else if (end - now <= TimeSpan.FromDays(DaysOfWarning))
        {
            diagnostics.Report(Catalogue.ExpiresSoon, place, $"{what} expires on {CertificateTerms.Day(end)}", "issue it again with --force, in time for every cluster to take it");
        }
    }

    /// <summary>Checks that a certificate may sign others, with so many authorities below it: the workloads of a cluster come below its authority.</summary>
    public void CheckAuthority(X509Certificate2 certificate, SourceSpan place, string what, int authoritiesBelow)
    {
        X509BasicConstraintsExtension? constraints = Find<X509BasicConstraintsExtension>(certificate);
        string? problem = constraints switch
        {
            null or { CertificateAuthority: false } => "is not that of an authority (CA:TRUE)",
            { HasPathLengthConstraint: true } when constraints.PathLengthConstraint < authoritiesBelow =>
                $"allows {constraints.PathLengthConstraint} authorities below it, {authoritiesBelow} are there",
            _ when Find<X509KeyUsageExtension>(certificate) is { } usage && !usage.KeyUsages.HasFlag(X509KeyUsageFlags.KeyCertSign) => "may not sign certificates (keyCertSign)",
            _ => null,
        };
        if (problem is not null)
        {
            diagnostics.Report(Catalogue.NotAnAuthority, place, $"{what} {problem}", "issue it again with --force");
        }
    }

    /// <summary>Checks a cluster's authority up to its root.</summary>
    public void CheckChain(
        X509Certificate2 certificate, X509Certificate2Collection chain, X509Certificate2Collection roots, SourceSpan place, SourceSpan chainPlace, string cluster)
    {
        if (!chain.Contains(certificate))
        {
            diagnostics.Report(
                Catalogue.BrokenChain,
                chainPlace,
                $"the chain of cluster \"{cluster}\" does not hold its own certificate, so nobody can verify its workloads",
                "it holds ca-cert.pem first, then each issuer");
        }

        // Nothing is fetched, and no store of the machine is asked.
        using var path = new X509Chain();
        path.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        path.ChainPolicy.CustomTrustStore.AddRange(roots);
        path.ChainPolicy.ExtraStore.AddRange(chain);
        path.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        path.ChainPolicy.DisableCertificateDownloads = true;
        path.ChainPolicy.VerificationTime = now.UtcDateTime;
        path.ChainPolicy.VerificationFlags = X509VerificationFlags.IgnoreNotTimeValid | X509VerificationFlags.IgnoreInvalidBasicConstraints;
        if (!path.Build(certificate))
        {
            diagnostics.Report(
                Catalogue.BrokenChain,
                place,
                $"the certificate of cluster \"{cluster}\" does not lead to its root certificate: it is signed by something else, or was changed since",
                "issue it again with --force");
        }

        for (int i = 0; i < path.ChainElements.Count; i++)
        {
            X509Certificate2 element = path.ChainElements[i].Certificate;
            bool isRoot = roots.Contains(element);
            string what = i == 0 ? $"the certificate of cluster \"{cluster}\"" : isRoot ? $"the root certificate of cluster \"{cluster}\"" : $"an issuer of cluster \"{cluster}\"";
            CheckAuthority(element, i == 0 ? place : chainPlace, what, authoritiesBelow: i);
            if (!isRoot)
            {
                CheckValidity(element, i == 0 ? place : chainPlace, what);
            }
        }
    }

    private static T? Find<T>(X509Certificate2 certificate)
        where T : X509Extension
    {
        foreach (X509Extension extension in certificate.Extensions)
        {
            if (extension is T found)
            {
                return found;
            }
        }

        return null;
    }
}
