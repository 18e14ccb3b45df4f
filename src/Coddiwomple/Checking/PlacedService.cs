using Coddiwomple.Model;

namespace Coddiwomple.Checking;

/// <summary>A service in one of its clusters.</summary>
internal sealed record PlacedService(Service Service, Placement Placement);
