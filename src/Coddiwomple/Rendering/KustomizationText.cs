using Coddiwomple.Diagnostics;
using Coddiwomple.Output;
using Coddiwomple.Templating.Runtime;

namespace Coddiwomple.Rendering;

/// <summary>
/// Takes the names of one folder's files after the other's, gives the text of each kustomization. Folders that follow one another often hold files of the
/// same names, and share the text.
/// </summary>
internal sealed class KustomizationText(ObjectRenderer renderer)
{
    private static readonly ScriptObjectShape Shape = ScriptObjectShape.Create("files");

    private ReadOnlyArray<string> _names = [];
    private ContentPart? _text;

    /// <summary>The text; null, and a diagnostic, where the template failed.</summary>
    public ContentPart? Of(ReadOnlyArray<string> names, DiagnosticBag diagnostics)
    {
        if (_text is not null && names.AsSpan().SequenceEqual(_names.AsSpan()))
        {
            return _text;
        }

        var files = new ScriptArray();
        foreach (string name in names)
        {
            files.Add(YamlQuoting.Scalar(name));
        }

        _names = names;
        _text = renderer.Render(TemplateNames.Kustomization, new ScriptObject(Shape, [files]), diagnostics);
        return _text;
    }
}
