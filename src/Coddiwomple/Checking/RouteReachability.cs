using Coddiwomple.Diagnostics;
using Coddiwomple.Model;
using Coddiwomple.Text;

namespace Coddiwomple.Checking;

/// <summary>Behind a route without <c>match</c> no other route for the same callers can ever match.</summary>
internal sealed class RouteReachability : ITopologyRule
{
    public void Check(Topology topology, DiagnosticBag diagnostics)
    {
        foreach (Service service in topology.Services)
        {
            ReadOnlyArray<Route> routes = service.Traffic.Routes;
            for (int i = 1; i < routes.Length; i++)
            {
                // Among all callers one may be missing that could not be read.
                bool knowsCallers = !routes[i].From.IsEmpty || (topology.IsWhole && !service.IsSpoiled);
                if (FindWall(service, i, knowsCallers) is { } wall)
                {
                    diagnostics.Report(
                        Catalogue.UnreachableRoute,
                        routes[i].Span,
                        "this route can never match",
                        "the route before it has no \"match\" and takes every call: put this one first, or give that one a \"match\"",
                        new RelatedPlace(wall, "this route takes every call"));
                }
            }
        }
    }

    // Gives a route that stands before this one for each of its callers, or null where a caller can get through.
    private static SourceSpan? FindWall(Service service, int index, bool knowsCallers)
    {
        Route route = service.Traffic.Routes[index];
        SourceSpan? wall = null;
        foreach (Cluster caller in route.From.IsEmpty ? service.Callers.Clusters : route.From)
        {
            Route? before = null;
            for (int i = 0; i < index && before is null; i++)
            {
                Route earlier = service.Traffic.Routes[i];
                before = earlier.Match.IsEmpty && (knowsCallers ? earlier.AppliesTo(caller) : earlier.From.IsEmpty) ? earlier : null;
            }

            if (before is null)
            {
                return null;
            }

            wall ??= before.Span;
        }

        return wall;
    }
}
