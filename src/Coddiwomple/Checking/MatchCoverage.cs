using Coddiwomple.Diagnostics;
using Coddiwomple.Model;
using Coddiwomple.Text;

namespace Coddiwomple.Checking;

/// <summary>A match that an earlier one covers takes no call: it is written twice, or the order is wrong.</summary>
internal sealed class MatchCoverage : ITopologyRule
{
    public void Check(Topology topology, DiagnosticBag diagnostics)
    {
        foreach (Service service in topology.Services)
        {
            ReadOnlyArray<Route> routes = service.Traffic.Routes;
            for (int i = 0; i < routes.Length; i++)
            {
                for (int item = 0; item < routes[i].Match.Length; item++)
                {
                    if (FindCover(routes, i, item) is { } cover)
                    {
                        diagnostics.Report(
                            Catalogue.DuplicateMatch,
                            routes[i].MatchSpans[item],
                            "an earlier match takes every call that this one describes",
                            "leave it out, or put the narrower match first",
                            new RelatedPlace(cover, "the earlier match"));
                    }
                }
            }
        }
    }

    private static SourceSpan? FindCover(ReadOnlyArray<Route> routes, int index, int item)
    {
        Route route = routes[index];
        for (int i = 0; i <= index; i++)
        {
            Route earlier = routes[i];
            if (!CoversCallers(earlier, route))
            {
                continue;
            }

            int end = i == index ? item : earlier.Match.Length;
            for (int other = 0; other < end; other++)
            {
                if (Matches.Covers(earlier.Match[other], route.Match[item]))
                {
                    return earlier.MatchSpans[other];
                }
            }
        }

        return null;
    }

    private static bool CoversCallers(Route earlier, Route route) =>
        earlier.From.IsEmpty || (!route.From.IsEmpty && route.From.All(earlier.From.Contains));
}
