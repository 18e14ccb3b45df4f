using static Coddiwomple.Model.Shapes.CommonShapes;

namespace Coddiwomple.Model.Shapes;

/// <summary>HTTPRoute of a VirtualService: what a topology may say of it, in the order in which it is written.</summary>
internal static class RouteShapes
{
    private static readonly MessageShape StringMatch = StringMatchOf(Any, mayBeEmpty: false);
    private static readonly MessageShape PresenceMatch = StringMatchOf(Any, mayBeEmpty: true);
    private static readonly MessageShape OriginMatch = StringMatchOf(NotEmpty, mayBeEmpty: false);

    private static readonly MessageShape Match = new(
        "match",
        [
            new("name", NotEmpty, Since: 3),
            new("uri", StringMatch),
            new("scheme", StringMatch),
            new("method", StringMatch),
            new("authority", StringMatch),
            new("headers", new MapShape(TextKind.MatchHeader, PresenceMatch)),
            new("withoutHeaders", new MapShape(TextKind.MatchHeader, PresenceMatch), Since: 6),
            new("queryParams", new MapShape(TextKind.NotEmpty, PresenceMatch), Since: 2),
            new("ignoreUriCase", Flag, Since: 2),
            new("port", new IntegerShape(1, 65535)),
            new("sourceLabels", new MapShape(TextKind.LabelKey, new TextShape(TextKind.LabelValue))),
            new("sourceNamespace", new TextShape(TextKind.Namespace), Since: 6),
            new("statPrefix", NotEmpty, Since: 16),
            Refused("gateways", "routes of a topology are for calls inside the mesh: leave it out, the route applies to every sidecar that calls"),
        ])
    {
        NeedsOneOf =
        [
            "uri", "scheme", "method", "authority", "headers", "withoutHeaders", "queryParams", "port", "sourceLabels", "sourceNamespace",
        ],
    };

    private static readonly MessageShape FaultPercent = Percent with { Check = RouteChecks.FaultPercentage };

    private static readonly MessageShape Delay = new(
        "delay",
        [
            new("percentage", FaultPercent),
            new("fixedDelay", Duration) { IsRequired = true },
            Refused("percent", "write \"percentage: {value: ...}\""),
            Refused("exponentialDelay", "Istio never implemented it: write \"fixedDelay\""),
        ]);

    private static readonly MessageShape Abort = new(
        "abort",
        [
            new("percentage", FaultPercent),
            new("httpStatus", new IntegerShape(200, 599)),
            new("grpcStatus", new ChoiceShape(RouteWords.GrpcStatus), Since: 15),
            Refused("percent", "write \"percentage: {value: ...}\""),
            Refused("http2Error", "Istio never implemented it: write \"httpStatus\" or \"grpcStatus\""),
        ])
    {
        Exclusive = [Group("httpStatus", "grpcStatus")],
        NeedsOneOf = ["httpStatus", "grpcStatus"],
    };

    private static readonly MessageShape Fault = new("fault", [new("delay", Delay), new("abort", Abort)]) { NeedsOneOf = ["delay", "abort"] };

    private static readonly MessageShape Retries = new(
        "retries",
        [
            new("attempts", Count),
            new("perTryTimeout", Duration),
            new("retryOn", new WordsShape(RouteWords.RetryOn)),
            new("retryRemoteLocalities", Flag, Since: 6),
            new("retryIgnorePreviousHosts", Flag, Since: 26),
            new("backoff", Duration, Since: 26),
        ])
    {
        Check = RouteChecks.Retries,
    };

    private static readonly MessageShape Cors = new(
        "corsPolicy",
        [
            new("allowOrigins", new ListShape(OriginMatch), Since: 5),
            new("allowMethods", new ListShape(new ChoiceShape(RouteWords.CorsMethods))),
            new("allowHeaders", new ListShape(new TextShape(TextKind.Token))),
            new("exposeHeaders", new ListShape(new TextShape(TextKind.Token))),
            new("maxAge", new DurationShape(OfSeconds: true)),
            new("allowCredentials", Flag),
            new("unmatchedPreflights", new ChoiceShape(["FORWARD", "IGNORE"]), Since: 23),
            Refused("allowOrigin", "write \"allowOrigins: [{exact: ...}]\", its name since Istio 1.5"),
        ]);

    private static readonly MessageShape RequestHeaders = HeaderOperations("request", TextKind.RequestHeader);
    private static readonly MessageShape ResponseHeaders = HeaderOperations("response", TextKind.PlainHeader);

    private static readonly MessageShape UriRegexRewrite = new(
        "uriRegexRewrite", [new("match", Regex) { IsRequired = true }, new("rewrite", NotEmpty) { IsRequired = true }])
    {
        Check = RouteChecks.RegexRewrite,
    };

    private static readonly MessageShape Rewrite = new(
        "rewrite",
        [
            new("uri", NotEmpty),
            new("authority", NotEmpty),
            new("uriRegexRewrite", UriRegexRewrite, Since: 19),
        ])
    {
        Exclusive = [Group("uri", "uriRegexRewrite")],
        NeedsOneOf = ["uri", "authority", "uriRegexRewrite"],
    };

    private static readonly MessageShape Redirect = new(
        "redirect",
        [
            new("uri", NotEmpty),
            new("authority", NotEmpty),
            new("port", new IntegerShape(1, 65535), Since: 12),
            new("derivePort", new ChoiceShape(["FROM_PROTOCOL_DEFAULT", "FROM_REQUEST_PORT"]), Since: 12),
            new("scheme", new ChoiceShape(["http", "https"]), Since: 12),
            new("redirectCode", new IntegerShape(300, 399), Since: 3),
        ])
    {
        Exclusive = [Group("port", "derivePort")],
        Check = RouteChecks.Redirect,
        NeedsOneOf = ["uri", "authority", "port", "derivePort", "scheme"],
    };

    private static readonly MessageShape Body = new("body", [new("string", Any), new("bytes", new TextShape(TextKind.Base64))])
    {
        Exclusive = [Group("string", "bytes")],
        NeedsOneOf = ["string", "bytes"],
        Check = RouteChecks.Body,
    };

    private static readonly MessageShape DirectResponse = new(
        "directResponse", [new("status", new IntegerShape(200, 599)) { IsRequired = true }, new("body", Body)]);

    /// <summary>What a topology's route may hold besides <c>name</c>, <c>from</c>, <c>to</c> and <c>mirrors</c>.</summary>
    public static MessageShape HttpRoute { get; } = new(
        "a route",
        [
            new("match", new ListShape(Match)),
            new("redirect", Redirect),
            new("directResponse", DirectResponse, Since: 15),
            new("rewrite", Rewrite),
            new("timeout", Duration),
            new("retries", Retries),
            new("fault", Fault),
            new("corsPolicy", Cors),
            new("headers", new MessageShape("headers", [new("request", RequestHeaders), new("response", ResponseHeaders)]) { NeedsOneOf = ["request", "response"] }),
            Refused("route", "destinations are written under \"to\", with \"version\", \"cluster\", \"service\" and \"weight\""),
            Refused("delegate", "a topology has all routes of a service in one place"),
            Refused("mirror", "write \"mirrors: [{service: ..., percentage: 100}]\"; for releases before 1.19 it is translated"),
            Refused("mirrorPercentage", "write \"percentage\" in the item of \"mirrors\""),
            Refused("mirrorPercent", "write \"percentage\" in the item of \"mirrors\""),
        ])
    {
        OwnKeys = ["name", "from", "to", "mirrors"],
        Exclusive =
        [
            Group("redirect", "directResponse"),
            Group("redirect", "rewrite"),
            Group("redirect", "fault"),
            Group("directResponse", "rewrite"),
            Group("directResponse", "fault"),
        ],
        Check = RouteChecks.Authority,
    };

    private static MessageShape StringMatchOf(TextShape exact, bool mayBeEmpty) =>
        new("a string match", [new("exact", exact), new("prefix", NotEmpty), new("regex", Regex)])
        {
            Exclusive = [Group("exact", "prefix", "regex")],
            NeedsOneOf = mayBeEmpty ? [] : ["exact", "prefix", "regex"],
        };

    private static MessageShape HeaderOperations(string name, TextKind header) =>
        new(
            name,
            [
                new("set", new MapShape(header, new TextShape(TextKind.HeaderValue))),
                new("add", new MapShape(header, new TextShape(TextKind.HeaderValue))),
                new("remove", new ListShape(new TextShape(TextKind.PlainHeader))),
            ]);
}
