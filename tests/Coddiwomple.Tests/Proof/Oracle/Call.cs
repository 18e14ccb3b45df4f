using Coddiwomple.Tests.Proof.Walking;

namespace Coddiwomple.Tests.Proof.Oracle;

/// <summary>
/// One call to try: who calls which port of which service under which host name, and what is down. <see cref="Number"/> is the port as dialled:
/// the backend port where <see cref="IsKubernetesHost"/>.
/// </summary>
internal sealed record Call(Caller Caller, TopologyService Service, TopologyPort Port, string Host, int Number, Request Request, Outage Outage)
{
    public bool IsKubernetesHost { get; init; }

    public override string ToString() =>
        $"from {Caller.Cluster} ({Caller.Namespace}) to {Host}:{Number} {Request.Method} {Request.Path} {string.Join(' ', Request.Headers)} {Outage}";
}
