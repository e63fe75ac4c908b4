using Gapless.Collectors.Targets;
using Gapless.Readiness.Targets;

namespace Gapless.Cli.Commands;

/// <summary>What a person said about a probe.</summary>
/// <param name="Consent">Naming what to look at counts as consent to look at it.</param>
/// <param name="AuthorityFiles">PEM files of certificate authorities to trust.</param>
internal sealed record ProbeChoices(TargetDeclaration Declared, ProbeConsent Consent, TimeSpan Deadline, ImmutableArray<string> AuthorityFiles)
{
    /// <summary>PEM files of the certificate to show, and of its key where that is a file of its own.</summary>
    public (string Certificate, string? Key)? ClientFiles { get; init; }
}
