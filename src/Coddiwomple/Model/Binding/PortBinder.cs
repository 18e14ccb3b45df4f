using Coddiwomple.Diagnostics;
using Coddiwomple.Parsing;
using Coddiwomple.Text;

namespace Coddiwomple.Model.Binding;

/// <summary>Takes the <c>ports</c> of a service, gives them by number.</summary>
internal static class PortBinder
{
    public static ReadOnlyArray<ServicePort> Bind(ServiceDocument document, DiagnosticBag diagnostics)
    {
        var ports = new ArrayBuilder<ServicePort>(document.Ports.Length);
        var names = new ByName<Located<string>>();
        var numbers = new ByName<ServicePort>();
        foreach (PortDocument port in document.Ports)
        {
            if (port.Name is { } name && IsName(name, diagnostics) && names.Add(name.Value, name) is { } named)
            {
                diagnostics.Report(
                    Catalogue.DuplicatePort, name.Span, $"a second port \"{name.Value}\"", "each port of a service needs its own name",
                    new RelatedPlace(named.Span, "the first is here"));
            }

            if (BindOne(port, diagnostics) is not { } bound)
            {
                continue;
            }

            if (numbers.Add(IstioLiteral.Of(bound.Number).Value, bound) is not { } first)
            {
                ports.Add(bound);
            }
            else
            {
                diagnostics.Report(
                    Catalogue.DuplicatePort, bound.Span, $"a second port with the number {bound.Number}", "each port of a service needs its own number",
                    new RelatedPlace(first.Span, "the first is here"));
            }
        }

        ports.Sort(static (a, b) => a.Number.CompareTo(b.Number));
        return ports.ToReadOnly();
    }

    /// <summary>Gives the ports that have a mutual TLS mode of their own, by number.</summary>
    public static ReadOnlyArray<PortMtls> BindMtls(ServiceDocument document, DiagnosticBag diagnostics)
    {
        var exceptions = new ArrayBuilder<PortMtls>();
        foreach (PortDocument port in document.Ports)
        {
            if (port is { Mtls: { } written, Number: { } number } && Values.Mtls(written, mayDisable: true, null, diagnostics) is { } mode)
            {
                exceptions.Add(new PortMtls(number.Value, mode, written.Span));
            }
        }

        exceptions.Sort((a, b) => a.Port.CompareTo(b.Port));
        return exceptions.ToReadOnly();
    }

    public static string HintOfPorts(ReadOnlyArray<ServicePort> ports) =>
        ports.Length == 0 ? "it has no ports" : "its ports are " + string.Join(", ", ports.Select(port => $"{port.Number} (\"{port.Name}\")"));

    private static bool IsName(Located<string> name, DiagnosticBag diagnostics)
    {
        if (!Values.IsName(name, "port", diagnostics))
        {
            return false;
        }

        if (name.Value.Length > PortSyntax.LongestName)
        {
            diagnostics.Report(
                Catalogue.NameTooLong,
                name.Span,
                $"port \"{name.Value}\" has {name.Value.Length} characters",
                $"at most {PortSyntax.LongestName} are possible: endpoints list their ports by these names, and Istio limits those");
        }

        return true;
    }

    private static ServicePort? BindOne(PortDocument port, DiagnosticBag diagnostics)
    {
        Protocol? protocol = BindProtocol(port.Protocol, diagnostics);
        int number = Values.Port(port.Number, 0, diagnostics);
        int backendPort = Values.Port(port.BackendPort, number, diagnostics);
        int targetPort = Values.Port(port.TargetPort, backendPort, diagnostics);
        return port.Name is { } name && number != 0 && protocol is { } known
            ? new ServicePort(port.Number?.Span ?? port.Span, name.Value, number, known, backendPort, targetPort)
            : null;
    }

    private static Protocol? BindProtocol(Located<string>? protocol, DiagnosticBag diagnostics)
    {
        if (protocol is not { } given)
        {
            return null;
        }

        if (Protocols.TryParse(given.Value, out Protocol known))
        {
            return known;
        }

        if (string.Equals(given.Value, "UDP", StringComparison.OrdinalIgnoreCase))
        {
            diagnostics.Report(
                Catalogue.InvalidProtocol, given.Span, "UDP cannot cross clusters", "the SNI gateway passes TLS over TCP only: leave the port out, and call it inside its cluster");
        }
        else
        {
            string? near = NameSuggester.Suggest(given.Value, Protocols.Names);
            diagnostics.Report(
                Catalogue.InvalidProtocol,
                given.Span,
                $"unknown protocol \"{given.Value}\"",
                near is null ? $"protocols are {string.Join(", ", Protocols.Names)}" : $"did you mean \"{near}\"?");
        }

        return null;
    }
}
