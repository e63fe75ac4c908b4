namespace Gapless.Data.Jobs.Payloads;

/// <summary>Remove what an organization keeps no longer.</summary>
public sealed record TidyUp : IJobPayload
{
    /// <summary>At night, where most are.</summary>
    public const string Cron = "17 2 * * *";

    public static string Kind => "organization.tidy-up";
}
