using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Gapless.Readiness.Targets;

namespace Gapless.Collectors.Targets;

/// <summary>Says where the certificates a server sent lead. Nothing is downloaded: a browser may repair a chain, other clients do not.</summary>
internal static class ChainJudge
{
    // Validity, names and purposes are judged apart, by the check.
    private const X509VerificationFlags ChainOnly = X509VerificationFlags.IgnoreNotTimeValid | X509VerificationFlags.IgnoreCtlNotTimeValid
        | X509VerificationFlags.IgnoreWrongUsage | X509VerificationFlags.IgnoreInvalidName;

    private const X509ChainStatusFlags Links = X509ChainStatusFlags.NotSignatureValid | X509ChainStatusFlags.InvalidBasicConstraints
        | X509ChainStatusFlags.HasNotPermittedNameConstraint | X509ChainStatusFlags.HasExcludedNameConstraint | X509ChainStatusFlags.Cyclic
        | X509ChainStatusFlags.InvalidExtension | X509ChainStatusFlags.HasNotSupportedCriticalExtension;

    public static ChainTrust Judge(X509Certificate2 leaf, IReadOnlyCollection<X509Certificate2> sent, ImmutableArray<X509Certificate2> authorities, DateTime at)
    {
        var status = StatusOf(leaf, sent, [], at);
        if (status == X509ChainStatusFlags.NoError)
        {
            return ChainTrust.Trusted;
        }

        if (!authorities.IsEmpty && StatusOf(leaf, sent, authorities, at) == X509ChainStatusFlags.NoError)
        {
            return ChainTrust.Registered;
        }

        return (status & Links) != X509ChainStatusFlags.NoError ? ChainTrust.Broken
            : IsSelfIssued(leaf) ? ChainTrust.SelfSigned
            : status.HasFlag(X509ChainStatusFlags.PartialChain) ? ChainTrust.Incomplete
            : ChainTrust.UntrustedRoot;
    }

    private static bool IsSelfIssued(X509Certificate2 certificate) => certificate.SubjectName.RawData.AsSpan().SequenceEqual(certificate.IssuerName.RawData);

    private static X509ChainStatusFlags StatusOf(
        X509Certificate2 leaf, IEnumerable<X509Certificate2> sent, ImmutableArray<X509Certificate2> authorities, DateTime at)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.DisableCertificateDownloads = true;
        chain.ChainPolicy.VerificationFlags = ChainOnly;
        chain.ChainPolicy.VerificationTime = at;
        chain.ChainPolicy.ExtraStore.AddRange(sent.ToArray());
        if (!authorities.IsEmpty)
        {
            chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
            chain.ChainPolicy.CustomTrustStore.AddRange(authorities.ToArray());
        }

        try
        {
            if (chain.Build(leaf))
            {
                return X509ChainStatusFlags.NoError;
            }

            return chain.ChainStatus.Aggregate(X509ChainStatusFlags.NoError, (all, one) => all | one.Status);
        }
        catch (CryptographicException)
        {
            return X509ChainStatusFlags.InvalidExtension;
        }
    }
}
