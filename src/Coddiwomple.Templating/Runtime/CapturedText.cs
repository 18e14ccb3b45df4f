namespace Coddiwomple.Templating.Runtime;

/// <summary>
/// What <c>capture</c> puts into its variable. It prints as its text and every function that wants a string takes it,
/// but it is no string by itself: it has no size and no characters, and is equal to no other capture.
/// </summary>
internal sealed class CapturedText(string text)
{
    public override string ToString() => text;
}
