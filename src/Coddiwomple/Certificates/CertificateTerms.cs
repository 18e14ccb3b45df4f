using System.Globalization;

namespace Coddiwomple.Certificates;

/// <summary>What a certificate authority is made with. The clock is the caller's.</summary>
internal sealed record CertificateTerms(KeyAlgorithm Algorithm, int Days, DateTimeOffset Now)
{
    /// <summary>The mesh must outlive many clusters' certificates.</summary>
    public const int RootDays = 3650;

    /// <summary>As long as Istio's own tools give one.</summary>
    public const int ClusterDays = 730;

    // The clock of whoever checks the certificate first may be a little behind.
    private static readonly TimeSpan s_clockSkew = TimeSpan.FromMinutes(5);

    /// <summary>Certificates tell whole seconds.</summary>
    public DateTimeOffset Start => Now.ToUniversalTime().AddTicks(-(Now.Ticks % TimeSpan.TicksPerSecond));

    public DateTimeOffset NotBefore => Start - s_clockSkew;

    public DateTimeOffset NotAfter => Start.AddDays(Days);

    public static string Day(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
