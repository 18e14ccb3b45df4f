namespace Coddiwomple.Model;

/// <summary>The words of Istio for modes of mutual TLS.</summary>
public static class MtlsModes
{
    public static string ToIstio(this MtlsMode mode) => mode switch
    {
        MtlsMode.Strict => "STRICT",
        MtlsMode.Permissive => "PERMISSIVE",
        _ => "DISABLE",
    };
}
