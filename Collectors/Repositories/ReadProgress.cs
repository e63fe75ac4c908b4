using System.Runtime.InteropServices;

namespace Gapless.Collectors.Repositories;

/// <summary>How far a reading has come.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct ReadProgress(int Files, int TotalFiles, long Bytes);
