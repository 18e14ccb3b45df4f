using System.Globalization;

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

    /// <summary>Of the status codes <c>retryOn</c> takes those that Go's standard library has a text for.</summary>
    public static bool IsStatus(string word) => int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out int code) && code switch
    {
        >= 100 and <= 103 or >= 200 and <= 208 or 226 or >= 300 and <= 305 or 307 or 308 => true,
        >= 400 and <= 418 or >= 421 and <= 426 or 428 or 429 or 431 or 451 or >= 500 and <= 508 or 510 or 511 => true,
        _ => false,
    };
}
