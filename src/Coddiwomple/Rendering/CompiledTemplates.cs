using Coddiwomple.Planning;
using Coddiwomple.Rendering.Compiled;
using Coddiwomple.Templating.Runtime;

namespace Coddiwomple.Rendering;

/// <summary>
/// The built-in templates as code, which takes a third of the time to write what interpreting them renders, and has less to load at the start. What is in
/// <c>Compiled/</c> is made from <c>templates/</c> by the tests, which fail where the two say different things.
/// </summary>
internal static class CompiledTemplates
{
    public static void Write(ResourcePlan resource, Utf8Output output)
    {
        switch (resource)
        {
            case ServiceEntryPlan entry:
                ServiceEntryTemplate.Write(entry, output);
                break;
            case DestinationRulePlan rule:
                DestinationRuleTemplate.Write(rule, output);
                break;
            case VirtualServicePlan service:
                VirtualServiceTemplate.Write(service, output);
                break;
            case GatewayPlan gateway:
                GatewayTemplate.Write(gateway, output);
                break;
            case PeerAuthenticationPlan peer:
                PeerAuthenticationTemplate.Write(peer, output);
                break;
            case AuthorizationPolicyPlan policy:
                AuthorizationPolicyTemplate.Write(policy, output);
                break;
            case StubServicePlan stub:
                ServiceTemplate.Write(stub, output);
                break;
            case EnvoyFilterPlan filter:
                EnvoyFilterTemplate.Write(filter, output);
                break;
            default:
                throw new InvalidOperationException($"no template for {resource.Kind}");
        }
    }

    public static void WriteKustomization(ReadOnlyArray<string> names, Utf8Output output) => KustomizationTemplate.Write(names, output);
}
