namespace Coddiwomple.Model;

/// <summary>What follows a global host in the names of the two ServiceEntries that <c>own: pods</c> makes of it.</summary>
public static class EntrySuffixes
{
    /// <summary>The entry that selects the own pods.</summary>
    public const string OwnPods = "-own";

    /// <summary>The entry with the endpoints of other clusters.</summary>
    public const string OtherClusters = "-others";
}
