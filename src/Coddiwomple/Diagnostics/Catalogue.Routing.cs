namespace Coddiwomple.Diagnostics;

/// <content>CW04: routes and traffic policies.</content>
public static partial class Catalogue
{
}
