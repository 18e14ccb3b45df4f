using Coddiwomple.Output;

namespace Coddiwomple.Rendering;

/// <summary>
/// The text of one object, after the separator of documents, so that objects of a file which were rendered one after the other are one piece of text.
/// Clusters that share the object share it, but for their regions; <see cref="Identity"/> is known where a user's template made it.
/// </summary>
internal readonly record struct RenderedObject(ContentPart SeparatedText, RenderedIdentity? Identity)
{
    public static ReadOnlySpan<byte> Separator => "---\n"u8;

    public ContentPart Text => SeparatedText.Without(Separator.Length);

    /// <summary>The name of a VirtualService whose weights a controller owns; null for other objects.</summary>
    public string? ExternalWeights { get; init; }
}
