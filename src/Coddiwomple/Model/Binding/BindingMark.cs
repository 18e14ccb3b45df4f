namespace Coddiwomple.Model.Binding;

/// <summary>How much was reported, and how many names had not been found without a word, when a part began.</summary>
internal readonly record struct BindingMark(int Diagnostics, int Unresolved);
