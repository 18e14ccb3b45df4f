using Coddiwomple.Output;

namespace Coddiwomple.Rendering;

/// <summary>The text of one object. Clusters that share the object share it; <see cref="Identity"/> is known where a user's template made it.</summary>
internal sealed record RenderedObject(ContentPart Text, RenderedIdentity? Identity)
{
    /// <summary>The name of a VirtualService whose weights a controller owns; null for other objects.</summary>
    public string? ExternalWeights { get; init; }
}
