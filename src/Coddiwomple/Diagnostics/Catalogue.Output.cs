namespace Coddiwomple.Diagnostics;

/// <content>CW09: the lock file and the output folder.</content>
public static partial class Catalogue
{
}
