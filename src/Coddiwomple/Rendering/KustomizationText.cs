using Coddiwomple.Diagnostics;
using Coddiwomple.Output;

namespace Coddiwomple.Rendering;

/// <summary>
/// Takes the names of one folder's files after the other's, gives the text of each kustomization. Folders that follow one another often hold files of the
/// same names, and share the text.
/// </summary>
internal sealed class KustomizationText(ObjectRenderer renderer)
{
    private ReadOnlyArray<string> _names = [];
    private ContentPart? _text;

    /// <summary>The text; null, and a diagnostic, where the template failed.</summary>
    public ContentPart? Of(ReadOnlyArray<string> names, DiagnosticBag diagnostics)
    {
        if (_text is not null && names.AsSpan().SequenceEqual(_names.AsSpan()))
        {
            return _text;
        }

        _names = names;
        _text = renderer.RenderKustomization(names, diagnostics);
        return _text;
    }
}
