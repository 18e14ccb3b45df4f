using Coddiwomple.Model;

namespace Coddiwomple.Checking;

/// <summary>Kubernetes Services that are not called like their service of the topology: only they can meet others.</summary>
internal static class Moved
{
    public static bool Any(Topology topology)
    {
        foreach (Service service in topology.Services)
        {
            foreach (Placement placement in service.Placements)
            {
                if (placement.Namespace != service.Namespace || placement.ServiceName != service.Name)
                {
                    return true;
                }
            }
        }

        return false;
    }
}
