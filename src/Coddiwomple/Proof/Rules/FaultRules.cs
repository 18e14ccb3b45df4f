using Coddiwomple.Diagnostics;
using Coddiwomple.Model.Binding;
using Coddiwomple.Model.Shapes;
using Coddiwomple.Parsing;
using Coddiwomple.Proof.Syntax;

namespace Coddiwomple.Proof.Rules;

/// <summary>Faults that an http route injects.</summary>
internal static class FaultRules
{
    public static void Check(YamlEntry? entry, ProofReport report)
    {
        if (entry is not { Key: var key, Value: YamlMapping fault })
        {
            return;
        }

        if (fault.FirstOf("delay", "abort") is null)
        {
            report.Report(Catalogue.IncompleteObject, key, "a \"fault\" that says nothing", "give it \"delay\" or \"abort\"");
        }

        CheckAbort(fault.Entry("abort"), report);
        YamlNode? delay = fault.Field("delay");
        CheckPercentage(delay, report);
        CommonRules.CheckDuration(delay, "fixedDelay", report);
        CommonRules.CheckDeprecated(delay, "percent", "write \"percentage: {value: ...}\"", report);
        if (delay.Entry("exponentialDelay") is { } exponential)
        {
            report.Report(Catalogue.UnfittingField, exponential.Key, "\"exponentialDelay\" is not supported", "Istio never implemented it: write \"fixedDelay\"");
        }
    }

    private static void CheckAbort(YamlEntry? entry, ProofReport report)
    {
        if (entry is not { Key: var key, Value: YamlMapping abort })
        {
            return;
        }

        CheckPercentage(abort, report);
        if (abort.Entry("http2Error") is { } http2)
        {
            report.Report(Catalogue.UnfittingField, http2.Key, "\"http2Error\" is not supported", "Istio never implemented it: write \"httpStatus\" or \"grpcStatus\"");
        }
        else if (abort.Field("grpcStatus") is { } grpc)
        {
            if (!RouteWords.GrpcStatus.Contains(grpc.Text))
            {
                report.Report(Catalogue.InvalidObjectValue, grpc, $"\"{Hints.Shorten(grpc.Text)}\" is not a gRPC status", Hints.DidYouMean(grpc.Text, RouteWords.GrpcStatus, "status codes") ?? "write its name, such as \"NOT_FOUND\"");
            }
        }
        else if (abort.Has("httpStatus"))
        {
            HttpActionRules.CheckStatus(abort, "httpStatus", report);
        }
        else
        {
            report.Report(Catalogue.IneffectiveSetting, key, "an \"abort\" without status", "give it \"httpStatus\" or \"grpcStatus\"");
        }
    }

    private static void CheckPercentage(YamlNode? owner, ProofReport report)
    {
        if (owner.Field("percentage").Field("value") is { } value && PlainValue.TryNumber(value.Text, out double number) && number is < 0 or > 100 or (> 0 and < RouteChecks.SmallestPercentage))
        {
            report.Report(Catalogue.ValueOutOfLimits, value, $"\"value\" cannot be {value.Text}", "percentages are 0, or 0.0001 to 100");
        }
    }
}
