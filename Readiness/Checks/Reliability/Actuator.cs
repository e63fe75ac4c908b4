namespace Gapless.Readiness.Checks.Reliability;

/// <summary>Spring Boot's actuator: where it is a dependency, it serves health and checks what it finds.</summary>
internal static class Actuator
{
    public static PackageDependency? Of(PackageManifest manifest) =>
        manifest.Find("org.springframework.boot:spring-boot-starter-actuator") ?? manifest.Find("spring-boot-starter-actuator") ?? manifest.Find("io.quarkus:quarkus-smallrye-health");
}
