using System.Collections.Immutable;
using System.Net;
using Gapless.Readiness.Targets;

namespace Gapless.Collectors.Targets;

/// <summary>The addresses of a host that may be connected to, or why there is none.</summary>
internal sealed record ResolvedHost(ImmutableArray<IPAddress> Addresses, AnswerFailure? Failure = null, string? Detail = null);
