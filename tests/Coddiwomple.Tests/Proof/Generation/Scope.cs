namespace Coddiwomple.Tests.Proof.Generation;

/// <summary>How much of the language random topologies use: what the compiler is not meant to do yet stays out of them.</summary>
[Flags]
internal enum Scope
{
    Core = 0,
    HttpFields = 1,
    ClusterLocalHost = 2,
    OwnPods = 4,
    OldIstio = 8,
    FullAccess = 16,
    All = HttpFields | ClusterLocalHost | OwnPods | OldIstio | FullAccess,
}
