using Coddiwomple.Text;
using TemplateSpan = Coddiwomple.Templating.Parsing.SourceSpan;

namespace Coddiwomple.Rendering;

/// <summary>Which part of a template wrote which part of an object; places in the output are counted in bytes.</summary>
internal sealed class RenderTrace
{
    private readonly List<(int Start, TemplateSpan Span, bool IsText)> _steps = [];

    public void Add(int start, TemplateSpan span, bool isText) => _steps.Add((start, span, isText));

    /// <summary>Gives the place in a template that wrote what stands at an offset; null where nothing is known of it.</summary>
    public SourceSpan? Find(int offset, TemplateSet templates)
    {
        int index = _steps.FindLastIndex(step => step.Start <= offset);
        if (index < 0)
        {
            return null;
        }

        (int start, TemplateSpan span, bool isText) = _steps[index];
        if (templates.FindByPath(span.FileName) is not { } template)
        {
            return null;
        }

        SourceSpan whole = template.SpanOf(span);
        if (!isText)
        {
            return whole;
        }

        // Text of a template is written as it stands; to its line's end is near enough.
        int from = Math.Clamp(whole.Start + offset - start, whole.Start, whole.End);
        int end = whole.File.Content.AsSpan(from, whole.End - from).IndexOf('\n');
        return whole with { Start = from, End = end < 0 ? whole.End : from + end };
    }
}
