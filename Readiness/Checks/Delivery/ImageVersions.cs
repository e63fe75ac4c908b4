using System.Text.RegularExpressions;
using Gapless.Readiness.Checks.Containers;

namespace Gapless.Readiness.Checks.Delivery;

/// <summary>What the name and tag of an image say about the versions inside.</summary>
internal static partial class ImageVersions
{
    private static readonly ImmutableDictionary<string, (string Product, string Version)> Codenames = new Dictionary<string, (string, string)>(StringComparer.OrdinalIgnoreCase)
    {
        ["jessie"] = ("Debian", "8"),
        ["stretch"] = ("Debian", "9"),
        ["buster"] = ("Debian", "10"),
        ["bullseye"] = ("Debian", "11"),
        ["bookworm"] = ("Debian", "12"),
        ["trixie"] = ("Debian", "13"),
        ["xenial"] = ("Ubuntu", "16.04"),
        ["bionic"] = ("Ubuntu", "18.04"),
        ["focal"] = ("Ubuntu", "20.04"),
        ["jammy"] = ("Ubuntu", "22.04"),
        ["noble"] = ("Ubuntu", "24.04"),
    }.ToImmutableDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly ImmutableDictionary<string, string> Stores = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["postgres"] = "PostgreSQL",
        ["postgis"] = "PostgreSQL",
        ["postgresql"] = "PostgreSQL",
        ["mysql"] = "MySQL",
        ["mariadb"] = "MariaDB",
        ["mongo"] = "MongoDB",
        ["mongodb"] = "MongoDB",
        ["redis"] = "Redis",
    }.ToImmutableDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly string[] JavaImages = ["openjdk", "eclipse", "amazoncorretto", "zulu", "adoptopenjdk", "temurin", "maven", "gradle", "sapmachine", "liberica"];

    /// <summary>The version of a runtime that the image is made for, or null when it is another image or floats.</summary>
    public static string? RuntimeOf(string image, string runtime)
    {
        // gcr.io/distroless/nodejs20-debian12, gcr.io/distroless/java17
        if (Distroless().Match(image) is { Success: true } distroless)
        {
            return distroless.Groups["name"].Value.Replace("nodejs", "node", StringComparison.Ordinal).Equals(runtime, StringComparison.Ordinal) ? distroless.Groups["version"].Value : null;
        }

        var name = ComponentImages.NameOf(image);
        var isIt = name.Equals(runtime, StringComparison.OrdinalIgnoreCase) || (runtime is "java" && JavaImages.Contains(name, StringComparer.OrdinalIgnoreCase));
        return !isIt ? null
            : runtime is "java" && JavaTag().Match(TagOf(image)) is { Success: true } java ? java.Groups["version"].Value
            : runtime is "java" && name is "maven" or "gradle" ? null
            : LeadingNumber(TagOf(image));
    }

    /// <summary>The operating system of an image, where its name or tag says so.</summary>
    public static (string Product, string Version)? SystemOf(string image)
    {
        var (name, tag) = (ComponentImages.NameOf(image), TagOf(image));
        if (name is "alpine" or "debian" or "ubuntu" or "centos" && LeadingNumber(tag) is { } number)
        {
            return (name is "centos" ? "CentOS" : char.ToUpperInvariant(name[0]) + name[1..], number);
        }

        if (AlpineTag().Match(tag) is { Success: true } alpine)
        {
            return ("Alpine", alpine.Groups["version"].Value);
        }

        var word = (tag + "-" + image[(image.LastIndexOf('/') + 1)..]).Split('-', ':', '@', '_').FirstOrDefault(Codenames.ContainsKey);
        return word is not null ? Codenames[word] : DebianName().Match(image) is { Success: true } debian ? ("Debian", debian.Groups["version"].Value) : null;
    }

    /// <summary>A store and its version, where the image is one.</summary>
    public static (string Product, string Version)? StoreOf(string image) =>
        Stores.TryGetValue(ComponentImages.NameOf(image), out var product) && LeadingNumber(TagOf(image)) is { } version ? (product, version) : null;

    private static string? LeadingNumber(string tag) => Leading().Match(tag) is { Success: true } match ? match.Groups["version"].Value : null;

    private static string TagOf(string image)
    {
        var name = image[(image.LastIndexOf('/') + 1)..].Split('@')[0];
        return name.IndexOf(':', StringComparison.Ordinal) is var colon and >= 0 ? name[(colon + 1)..] : "";
    }

    [GeneratedRegex("""^v?(?<version>\d+(\.\d+)*)""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Leading();

    [GeneratedRegex("""distroless/(?<name>nodejs|java|python)(?<version>\d+)""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Distroless();

    // 17-jre, 3.9-eclipse-temurin-21, 8.5-jdk17
    [GeneratedRegex("""(temurin-|corretto-|jdk-?|openjdk-|^)(?<version>(8|11|1[2-9]|2\d))(?=$|[-_.u+])(?!\.\d+(\.\d+)?-(eclipse|jdk|openjdk|amazon))""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex JavaTag();

    [GeneratedRegex("""alpine-?(?<version>3\.\d+)""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex AlpineTag();

    [GeneratedRegex("""-debian(?<version>\d+)""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex DebianName();
}
