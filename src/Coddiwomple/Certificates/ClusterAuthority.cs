namespace Coddiwomple.Certificates;

/// <summary>Whose authority it is; the namespace is that of the control plane.</summary>
internal sealed record ClusterSubject(string Name, string TrustDomain, string Namespace);

/// <summary>The four files, as PEM, that a control plane reads from the Secret <c>cacerts</c>.</summary>
internal sealed record ClusterAuthority(string CertificatePem, string KeyPem, string RootPem, string ChainPem, DateTimeOffset NotAfter);
