namespace Gapless.Collectors.Pipelines;

/// <summary>A command found inside a script.</summary>
internal sealed record ScriptCall(string Text, string Path, int Line);
