namespace Coddiwomple.Model;

/// <summary>The protocols of a ServiceEntry port that Istio knows and that can pass an SNI gateway.</summary>
public enum Protocol
{
    Http,
    Http2,
    Grpc,
    GrpcWeb,
    Https,
    Tls,
    Tcp,
    Mongo,
    Redis,
    Mysql,
}

public static class Protocols
{
    /// <summary>Every name as Istio writes it, in the order of <see cref="Protocol"/>.</summary>
    public static IReadOnlyList<string> Names { get; } = ["HTTP", "HTTP2", "GRPC", "GRPC-WEB", "HTTPS", "TLS", "TCP", "MONGO", "REDIS", "MYSQL"];

    public static string ToIstio(this Protocol protocol) => Names[(int)protocol];

    /// <summary>Routed by HTTP routes.</summary>
    public static bool IsHttp(this Protocol protocol) => protocol <= Protocol.GrpcWeb;

    /// <summary>Routed by the SNI that the application itself sends.</summary>
    public static bool IsTls(this Protocol protocol) => protocol is Protocol.Https or Protocol.Tls;

    /// <summary>Routed by destination address and port alone.</summary>
    public static bool IsTcp(this Protocol protocol) => protocol >= Protocol.Tcp;

    public static bool TryParse(string text, out Protocol protocol)
    {
        for (int i = 0; i < Names.Count; i++)
        {
            if (string.Equals(Names[i], text, StringComparison.OrdinalIgnoreCase))
            {
                protocol = (Protocol)i;
                return true;
            }
        }

        protocol = default;
        return false;
    }
}
