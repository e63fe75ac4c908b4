namespace Gapless.Web.Components.Pages.Scans;

/// <summary>How the states of scans are drawn: only one that broke has a colour, because the others say nothing of the system.</summary>
internal static class ScanWords
{
    private static readonly (string Stage, string Text)[] OfRepository = [("fetching", "Fetch"), ("reading", "Read"), ("judging", "Judge"), ("storing", "Store and compare")];
    private static readonly (string Stage, string Text)[] OfEnvironment = [("probing", "Probe"), ("judging", "Judge"), ("storing", "Store and compare")];

    public static (string Stage, string Text)[] StagesOf(string targetKind) => targetKind == "environment" ? OfEnvironment : OfRepository;

    public static bool IsOpen(string state) => state is "queued" or "running";

    public static string Mark(string state) => state switch
    {
        "succeeded" => "pass",
        "failed" => "fail",
        "cancelled" => "notApplicable",
        _ => "wait",
    };

    public static string Tone(string state) => state switch
    {
        "succeeded" => "said",
        "failed" => "fail",
        _ => "na",
    };
}
