using System.Text;

namespace Coddiwomple.Templating.Runtime;

/// <summary>An output that gathers text in a <see cref="StringBuilder"/>.</summary>
public sealed class StringBuilderOutput(StringBuilder builder) : IScriptOutput
{
    public StringBuilderOutput()
        : this(new StringBuilder())
    {
    }

    public StringBuilder Builder { get; } = builder;

    public void Write(string text, int offset, int count) => Builder.Append(text, offset, count);

    public void Write(ReadOnlySpan<char> text) => Builder.Append(text);

    public override string ToString() => Builder.ToString();
}
