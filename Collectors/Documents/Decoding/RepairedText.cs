using Gapless.Readiness.Documents;

namespace Gapless.Collectors.Documents.Decoding;

internal sealed record RepairedText(string Text, EncodingRepair? Repair);
