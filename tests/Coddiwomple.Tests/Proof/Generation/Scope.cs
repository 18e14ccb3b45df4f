namespace Coddiwomple.Tests.Proof.Generation;

/// <summary>How much of the language random topologies use.</summary>
[Flags]
internal enum Scope
{
    Core = 0,
    HttpFields = 1,
    ClusterLocalHost = 2,
    OwnPods = 4,
    OldIstio = 8,
    FullAccess = 16,
    Aggregate = 32,
    Mtls = 64,

    /// <summary>Everything that a mesh of today can have.</summary>
    All = HttpFields | ClusterLocalHost | OwnPods | OldIstio | FullAccess | Aggregate | Mtls,

    /// <summary>Istio 1.1 to 1.9 instead, half of the meshes with <c>via: rewrite</c>.</summary>
    Historic = 128,

    /// <summary>Many clusters, most of them in the few regions that others are in too, so that they see services alike or nearly so.</summary>
    Wide = 256,
}
