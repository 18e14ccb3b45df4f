using System.Collections.Immutable;
using Coddiwomple.Model;

namespace Coddiwomple.Checking;

/// <summary>Who may call a service: everybody, or callers told by service, namespace and principal.</summary>
internal sealed class Admission
{
    private readonly ImmutableArray<AccessRule> _allowing;
    private readonly bool _everybody;

    private Admission(ImmutableArray<AccessRule> allowing, bool everybody)
    {
        _allowing = allowing;
        _everybody = everybody;
    }

    public bool IsRestricted => !_everybody;

    /// <summary>The services that are admitted by name.</summary>
    public IEnumerable<string> NamedServices => _allowing.SelectMany(rule => rule.ServiceIds);

    /// <summary>Whether somebody is admitted whom this cannot compare: a principal, or a whole namespace.</summary>
    public bool HasOthers => _allowing.Any(rule => !rule.Principals.IsEmpty || !rule.Namespaces.IsEmpty);

    public static Admission Of(Service service, Mesh mesh)
    {
        ImmutableArray<AccessRule> allowing = [.. service.Access.Where(rule => !rule.IsDeny)];
        bool everybody = allowing.IsEmpty ? !mesh.IsClosed : allowing.Any(IsForEverybody);
        return new Admission(allowing, everybody);
    }

    public bool Admits(Service caller) =>
        _everybody || _allowing.Any(rule => rule.ServiceIds.Contains(caller.Id) || rule.Namespaces.Contains(caller.Namespace));

    private static bool IsForEverybody(AccessRule rule) => rule.ServiceIds.IsEmpty && rule.Principals.IsEmpty && rule.Namespaces.IsEmpty;
}
