namespace Gapless.Worker.Assessment;

/// <summary>Registers what keeps findings and computes readiness.</summary>
internal static class AssessmentDefaults
{
    public static void AddAssessment(this IServiceCollection services) => services
        .AddScoped<FindingStore>()
        .AddScoped<LookReader>()
        .AddScoped<PointerReader>()
        .AddScoped<CauseFinder>()
        .AddScoped<GapKeeper>()
        .AddScoped<SystemAssessor>();
}
