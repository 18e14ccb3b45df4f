using Coddiwomple.Output;

namespace Coddiwomple.Rendering;

/// <summary>The text of one object. Clusters that share the object share it; <see cref="Identity"/> is known where a user's template made it.</summary>
internal sealed record RenderedObject(ContentPart Text, RenderedIdentity? Identity);
