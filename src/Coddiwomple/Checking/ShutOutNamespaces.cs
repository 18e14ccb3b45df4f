using Coddiwomple.Diagnostics;
using Coddiwomple.Model;
using Coddiwomple.Model.Binding;

namespace Coddiwomple.Checking;

/// <summary>
/// Namespaces that call a service and are sent on to another one, which is not exported to them: their sidecars know the way, but not where it ends.
/// </summary>
internal sealed record ShutOutNamespaces(string Who, string Allowed, string Hint)
{
    /// <summary><paramref name="calling"/>: the namespaces that are sent on, null for every one. Gives null where all of them may call the other service.</summary>
    public static ShutOutNamespaces? Of(ReadOnlyArray<string>? calling, Service service, Service other)
    {
        ReadOnlyArray<string> allowed = other.Callers.Namespaces;
        if (allowed.IsEmpty)
        {
            return null;
        }

        if (calling is not { } named)
        {
            return new("every namespace", Hints.List(allowed), $"leave \"namespaces\" out of the \"callers\" of \"{other.Id}\", or name some in those of \"{service.Id}\"");
        }

        ReadOnlyArray<string> missing = named.Where(name => !allowed.Contains(name));
        return missing.IsEmpty
            ? null
            : new(
                $"{(missing.Length == 1 ? "namespace" : "namespaces")} {Hints.List(missing)}",
                Hints.List(allowed),
                $"add {(missing.Length == 1 ? "it" : "them")} to the \"callers\" of \"{other.Id}\", or take {(missing.Length == 1 ? "it" : "them")} out of those of \"{service.Id}\"");
    }

    /// <summary>The namespaces that may call a service; null for every one.</summary>
    public static ReadOnlyArray<string>? Calling(Service service) => service.Callers.Namespaces.IsEmpty ? null : service.Callers.Namespaces;

    /// <summary>Where it is written who may call a service.</summary>
    public static RelatedPlace PlaceOfCallers(Service service) => new(service.Callers.Span ?? service.Span, $"the callers of {service.Id}");

    /// <summary>The namespaces that take a route: those that may call its service, as far as its conditions let them; null for every one.</summary>
    public static ReadOnlyArray<string>? Taking(Route route, Service service)
    {
        ReadOnlyArray<string>? callers = Calling(service);
        var named = new ArrayBuilder<string>();
        foreach (IstioMap condition in route.Match)
        {
            if (condition["sourceNamespace"] is not IstioText { Value: var source })
            {
                return callers;
            }

            if (callers is not { } some || some.Contains(source))
            {
                named.Add(source);
            }
        }

        return route.Match.IsEmpty ? callers : named.ToReadOnly();
    }
}
