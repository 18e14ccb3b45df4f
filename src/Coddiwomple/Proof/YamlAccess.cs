using System.Globalization;
using Coddiwomple.Parsing;
using Coddiwomple.Text;

namespace Coddiwomple.Proof;

/// <summary>Looks into YAML values whose shape is not known to be right: what is not there, or is something else, gives nothing.</summary>
internal static class YamlAccess
{
    extension(YamlNode? node)
    {
        public YamlNode? Field(string name) => node.Entry(name)?.Value;

        public YamlEntry? Entry(string name) => (node as YamlMapping)?.Find(name);

        public bool Has(string name) => node.Field(name) is { } value && !IsNull(value);

        public ReadOnlyArray<YamlEntry> Entries => node is YamlMapping mapping ? mapping.Entries : [];

        public ReadOnlyArray<YamlNode> Items => node is YamlSequence sequence ? sequence.Items : [];

        /// <summary>The text of a scalar; nothing at all is an empty text, as for Istio.</summary>
        public string Text => node is YamlScalar scalar && !PlainScalar.IsNull(scalar) ? scalar.Text : "";

        public string TextOf(string name) => node.Field(name).Text;

        public bool IsTrue(string name) => node.Field(name) is YamlScalar { IsPlain: true } scalar && PlainScalar.IsBoolean(scalar.Text, out bool value) && value;

        /// <summary>A whole number, null where there is none.</summary>
        public long? Number(string name) =>
            node.Field(name) is YamlScalar scalar && long.TryParse(scalar.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number) ? number : null;

        /// <summary>The first of these fields that is there.</summary>
        public YamlEntry? FirstOf(params ReadOnlySpan<string> names)
        {
            foreach (string name in names)
            {
                if (node.Has(name))
                {
                    return node.Entry(name);
                }
            }

            return null;
        }
    }

    /// <summary>Where to point for a value: all of a scalar, the first key of a mapping, the first line of a list.</summary>
    public static SourceSpan PlaceOf(YamlNode node) =>
        node is YamlMapping { Entries: [var first, ..] } ? first.Key.Span : ShapeProblems.FirstLine(node.Span);

    public static bool IsNull(YamlNode node) => node is YamlScalar scalar && PlainScalar.IsNull(scalar);
}
