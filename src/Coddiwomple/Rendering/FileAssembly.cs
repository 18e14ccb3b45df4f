using System.Text;
using Coddiwomple.Output;

namespace Coddiwomple.Rendering;

/// <summary>Takes the rendered objects of one file after the other, gives the files. For one thread.</summary>
internal sealed class FileAssembly
{
    private readonly ArrayBuilder<ContentPart> _parts = new();
    private readonly ArrayBuilder<string> _externalWeights = new();
    private readonly ByName<TextBlock> _headers = new();

    /// <summary>Whether nothing was appended to the file at hand.</summary>
    public bool IsEmpty => _parts.Count == 0;

    /// <summary>How many bytes the file at hand has.</summary>
    public int Length
    {
        get
        {
            int length = 0;
            foreach (ContentPart part in _parts)
            {
                length = checked(length + part.Length);
            }

            return length;
        }
    }

    /// <summary>Appends objects that are defined in the topology file of a base name.</summary>
    public void Append(string source, ReadOnlyArray<RenderedObject> objects)
    {
        foreach (RenderedObject rendered in objects)
        {
            Append(source, rendered);
            if (rendered.ExternalWeights is { } name)
            {
                _externalWeights.Add(name);
            }
        }
    }

    /// <summary>Appends a text as it is.</summary>
    public void Append(string source, ContentPart text)
    {
        if (IsEmpty)
        {
            _parts.Add(Header(source));
        }

        _parts.Add(text);
    }

    /// <summary>Gives the file, and begins the next one.</summary>
    public OutputFile End(string path) => new(path, new FileContent(_parts.ToReadOnly())) { ExternalWeights = _externalWeights.ToReadOnly() };

    /// <summary>Copies the file to the beginning of a buffer, gives its VirtualServices whose weights a controller owns, and begins the next file.</summary>
    public ReadOnlyArray<string> EndIn(Span<byte> buffer)
    {
        foreach (ContentPart part in _parts)
        {
            part.CopyTo(buffer);
            buffer = buffer[part.Length..];
        }

        _parts.Clear();
        return _externalWeights.ToReadOnly();
    }

    private void Append(string source, RenderedObject rendered)
    {
        if (IsEmpty)
        {
            Append(source, rendered.Text);
        }
        else if (_parts[^1].With(rendered.SeparatedText) is { } both)
        {
            _parts[^1] = both;
        }
        else
        {
            _parts.Add(rendered.SeparatedText);
        }
    }

    private ContentPart Header(string source)
    {
        if (_headers.Find(source) is not { } header)
        {
            header = new TextBlock(Encoding.UTF8.GetBytes(GeneratedHeader.For(source)));
            _headers.Add(source, header);
        }

        return ContentPart.Whole(header);
    }
}
