namespace Coddiwomple.Rendering;

/// <summary>Texts as YAML scalars, quoted where they must be.</summary>
internal readonly struct Scalars(ReadOnlyArray<string> texts)
{
    public int Length => texts.Length;

    public string this[int index] => YamlQuoting.Scalar(texts[index]);

    public Enumerator GetEnumerator() => new(this);

    internal struct Enumerator(Scalars scalars)
    {
        private int _index = -1;

        public readonly string Current => scalars[_index];

        public bool MoveNext() => ++_index < scalars.Length;
    }
}
