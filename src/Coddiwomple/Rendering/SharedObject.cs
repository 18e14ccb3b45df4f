using System.Text;
using Coddiwomple.Output;
using Coddiwomple.Planning;

namespace Coddiwomple.Rendering;

/// <summary>What was rendered once for all callers that see a service alike; marks may stand for each one's <see cref="ServicePlan.Regions"/> in it.</summary>
internal sealed class SharedObject
{
    // The index of the region, for each mark.
    private readonly ArrayBuilder<int> _marks = new();
    private RenderedObject _rendered;

    /// <summary>Makes it another object. <paramref name="marked"/>: the text in which marks are to be looked for.</summary>
    public void Fill(RenderedObject rendered, ReadOnlySpan<byte> marked)
    {
        _rendered = rendered;
        _marks.Clear();
        for (int next = MarkedText.Find(marked); next >= 0; next = MarkedText.Find(marked))
        {
            _marks.Add(MarkedText.RegionAt(marked[next..]));
            marked = marked[(next + MarkedText.MarkLength)..];
        }
    }

    /// <summary>Gives the object of a caller.</summary>
    public RenderedObject With(ReadOnlyArray<string> regions)
    {
        if (_marks.Count == 0)
        {
            return _rendered;
        }

        int length = _rendered.SeparatedText.Count;
        foreach (int region in _marks)
        {
            length += Encoding.UTF8.GetByteCount(regions[region]) - MarkedText.MarkLength;
        }

        return _rendered with { SeparatedText = _rendered.SeparatedText.WithRegions(regions, length) };
    }
}
