using Coddiwomple.Model;

namespace Coddiwomple.Checking;

/// <summary>Who may call a service: everybody, or callers told by service, namespace and principal.</summary>
internal sealed class Admission
{
    private readonly ReadOnlyArray<AccessRule> _allowing;
    private readonly ReadOnlyArray<AccessRule> _denying;
    private readonly bool _everybody;

    private Admission(ReadOnlyArray<AccessRule> allowing, ReadOnlyArray<AccessRule> denying, bool everybody)
    {
        _allowing = allowing;
        _denying = denying;
        _everybody = everybody;
    }

    public bool IsRestricted => !_everybody;

    /// <summary>The services that are admitted by name.</summary>
    public IEnumerable<string> NamedServices => _allowing.SelectMany(rule => rule.ServiceIds);

    /// <summary>The namespaces that are admitted as a whole.</summary>
    public IEnumerable<string> Namespaces => _allowing.SelectMany(rule => rule.Namespaces);

    /// <summary>Whether somebody is admitted who is no service of the topology: a principal, or a whole namespace.</summary>
    public bool HasOthers => _allowing.Any(rule => !rule.Principals.IsEmpty || !rule.Namespaces.IsEmpty);

    public static Admission Of(Service service, Mesh mesh)
    {
        ReadOnlyArray<AccessRule> allowing = service.Access.Where(rule => !rule.IsDeny);
        bool everybody = allowing.IsEmpty ? !mesh.IsClosed : allowing.Any(IsForEverybody);
        return new Admission(allowing, service.Access.Where(rule => rule.IsDeny && IsForEveryCall(rule)), everybody);
    }

    public bool Admits(Service caller) =>
        !_denying.Any(rule => IsForEverybody(rule) || Names(rule, caller)) && (_everybody || _allowing.Any(rule => Names(rule, caller)));

    public bool AdmitsNamespace(string name) =>
        !_denying.Any(rule => IsForEverybody(rule) || rule.Namespaces.Contains(name)) && (_everybody || _allowing.Any(rule => rule.Namespaces.Contains(name)));

    private static bool Names(AccessRule rule, Service caller) => rule.ServiceIds.Contains(caller.Id) || rule.Namespaces.Contains(caller.Namespace);

    private static bool IsForEveryCall(AccessRule rule) =>
        rule.Methods.IsEmpty && rule.Paths.IsEmpty && rule.Ports.IsEmpty && rule.Hosts.IsEmpty && rule.When.IsEmpty;

    private static bool IsForEverybody(AccessRule rule) => rule.ServiceIds.IsEmpty && rule.Principals.IsEmpty && rule.Namespaces.IsEmpty;
}
