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

    /// <summary>The text for a folder, with a slash at its end, and its files; null, and a diagnostic, where the template failed.</summary>
    public ContentPart? Of(string folder, ReadOnlySpan<OutputFile> files, DiagnosticBag diagnostics)
    {
        if (_text is not null && HasSameNames(folder, files))
        {
            return _text;
        }

        string[] names = new string[files.Length];
        for (int index = 0; index < names.Length; index++)
        {
            names[index] = files[index].Path[folder.Length..];
        }

        _names = new(names);
        _text = renderer.RenderKustomization(_names, diagnostics);
        return _text;
    }

    private bool HasSameNames(string folder, ReadOnlySpan<OutputFile> files)
    {
        if (files.Length != _names.Length)
        {
            return false;
        }

        for (int index = 0; index < files.Length; index++)
        {
            if (!files[index].Path.AsSpan(folder.Length).SequenceEqual(_names[index]))
            {
                return false;
            }
        }

        return true;
    }
}
