using Gapless.Readiness.Documents;

namespace Gapless.Collectors.Documents.Decoding;

/// <summary>A run of characters that one code page explains as the bytes of a single character.</summary>
internal sealed record DamagedRun(int Start, int Length, int Value, int ByteCount, RepairCertainty Certainty);
