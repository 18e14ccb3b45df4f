
namespace Coddiwomple.Model.Shapes;

/// <summary>The words that Istio's route fields accept.</summary>
internal static class RouteWords
{
    /// <summary>Conditions of <c>retryOn</c>; status codes are accepted as well.</summary>
    public static string[] RetryOn { get; } =
    [
        "5xx", "gateway-error", "reset", "reset-before-request", "connect-failure", "envoy-ratelimited", "retriable-4xx", "refused-stream",
        "retriable-status-codes", "retriable-headers", "http3-post-connect-failure", "cancelled", "deadline-exceeded", "internal",
        "resource-exhausted", "unavailable",
    ];

    /// <summary>Conditions of <c>retryOn</c> that look at the status of a gRPC call.</summary>
    public static string[] RetryOnGrpc { get; } = ["cancelled", "deadline-exceeded", "internal", "resource-exhausted", "unavailable"];

    public static string[] CorsMethods { get; } = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "CONNECT", "OPTIONS", "TRACE", "*"];

    public static string[] GrpcStatus { get; } =
    [
        "OK", "CANCELLED", "UNKNOWN", "INVALID_ARGUMENT", "DEADLINE_EXCEEDED", "NOT_FOUND", "ALREADY_EXISTS", "PERMISSION_DENIED",
        "RESOURCE_EXHAUSTED", "FAILED_PRECONDITION", "ABORTED", "OUT_OF_RANGE", "UNIMPLEMENTED", "INTERNAL", "UNAVAILABLE", "DATA_LOSS",
        "UNAUTHENTICATED",
    ];
}
