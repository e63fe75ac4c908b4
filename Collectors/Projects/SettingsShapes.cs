using System.Text.Json.Nodes;
using Gapless.Collectors.Projects.Shapes;
using Gapless.Readiness.Checks;
using Gapless.Readiness.Repositories;
using Gapless.Readiness.Scoring;

namespace Gapless.Collectors.Projects;

/// <summary>What may stand in <c>gapless.yaml</c> and <c>gapless-waivers.yaml</c>. The published JSON schemas are made from it.</summary>
public static class SettingsShapes
{
    private const string CheckIdPattern = @"^[a-z][a-z0-9-]*\.[a-z][a-z0-9-]*$";
    private const string DatePattern = @"^\d{4}-\d{2}-\d{2}$";

    private static readonly string[] Languages =
    [
        .. Language.Code, Language.Sql, Language.Shell, Language.Markup, Language.Yaml, Language.Json, Language.Toml, Language.Xml, Language.Hcl, Language.Bicep,
        Language.Dockerfile, Language.Dotenv, Language.Configuration, Language.Markdown, Language.Text,
    ];

    private static readonly FieldsShape Search = new(
        "A text to look for.",
        ("anchors", new ListShape(new TextShape("At least three characters, compared without case.") { Pattern = "^.{3,}$", Expected = "at least three characters long" }, "Literals of which one stands in every text that matches; they make the search fast.") { Minimum = 1 }, true),
        ("pattern", new TextShape("A regular expression that must match where an anchor was found; without one an anchor is enough."), false),
        ("languages", new ListShape(new TextShape("A kind of file.") { Words = Languages }, "The kinds of files to search; all when there are none."), false),
        ("in", new ListShape(new TextShape("A class of paths.") { Words = ["production", "test", "sample", "documentation", "generated"] }, "The classes of paths to search; production when there are none."), false),
        ("codeOnly", new FlagShape("Strings are left out, as comments always are."), false),
        ("withComments", new FlagShape("Comments are searched too."), false));

    private static readonly FieldsShape Test = new(
        "A small repository and what the check must say about it.",
        ("name", new TextShape("What the example shows."), true),
        ("expect", new TextShape("The outcome.") { Words = ["pass", "partial", "fail", "unknown", "notApplicable"] }, true),
        ("files", new MapShape(new TextShape("The content."), "The files by their paths."), true));

    private static readonly FieldsShape OwnCheck = new(
        "A check of your own.",
        ("id", new TextShape("Two words in lower case with a dot between them, such as acme.no-prints.") { Pattern = CheckIdPattern, Expected = "two lower-case words with a dot between them, such as acme.no-prints" }, true),
        ("title", new TextShape("The desired state, as a sentence that is true when the check passes."), true),
        ("category", Names<Category>("The category of the catalogue."), true),
        ("priority", Names<Priority>("How much a launch depends on it."), true),
        ("why", new TextShape("What goes wrong without it."), true),
        ("remedy", new TextShape("What to do."), true),
        ("effort", Names<Effort>("What closing the gap usually costs one engineer."), false),
        ("references", new ListShape(new TextShape("A standard or an address."), "Where it is asked for."), false),
        ("appliesWhen", new ListShape(new TextShape("A fact, such as node or database."), "The facts that must all hold for the check to apply."), false),
        ("perComponent", new FlagShape("Each service is judged by itself."), false),
        ("search", new MapShape(Search, "Texts to look for, by names of your choice."), false),
        ("require", Named("Searches that must all be found."), false),
        ("requireAny", Named("Searches of which one must be found."), false),
        ("forbid", Named("Searches that must not be found."), false),
        ("requireFiles", Paths("Files that must be there."), false),
        ("forbidFiles", Paths("Files that must not be there."), false),
        ("tests", new ListShape(Test, "Examples with their answers; 'gapless checks test' runs them.") { Minimum = 1 }, true));

    internal static FieldsShape Settings { get; } = new(
        "Settings of Gapless for a repository.",
        ("version", new TextShape("The version of this format.") { Words = ["1"] }, true),
        ("system", new FieldsShape("The system.", ("name", new TextShape("Its name."), false), ("tier", Names<Tier>("How much depends on it; it shifts priorities."), false)), false),
        ("checks", new FieldsShape(
            "Which checks run, and how much they matter.",
            ("only", new ListShape(new TextShape("An id; it may end in a wildcard (container.*)."), "The only checks to run."), false),
            ("skip", new ListShape(new FieldsShape("Checks not to run.", ("check", new TextShape("An id; it may end in a wildcard."), true), ("reason", new TextShape("Why not."), true)), "The checks not to run."), false),
            ("priorities", new MapShape(Names<Priority>("The priority here."), "Priorities that differ from the catalogue's, by check."), false)), false),
        ("customChecks", new ListShape(OwnCheck, "Checks of your own; they may also lie in .gapless/checks/*.yaml."), false));

    internal static FieldsShape CheckFile { get; } = new(
        "Checks of your own.",
        ("version", new TextShape("The version of this format.") { Words = ["1"] }, true),
        ("customChecks", new ListShape(OwnCheck, "Checks of your own."), true));

    internal static FieldsShape Waivers { get; } = new(
        "Signed acceptances of checks that are not met.",
        ("version", new TextShape("The version of this format.") { Words = ["1"] }, true),
        ("waivers", new ListShape(
            new FieldsShape(
                "One acceptance.",
                ("check", new TextShape("The check's id.") { Pattern = CheckIdPattern, Expected = "the id of a check" }, true),
                ("reason", new TextShape("Why it is not met."), true),
                ("compensation", new TextShape("What limits the damage meanwhile."), true),
                ("requestedBy", new TextShape("Who asks for it."), true),
                ("approvedBy", new ListShape(new TextShape("A name or address."), "Who agreed: two for a critical check, else one; not the one who asks.") { Minimum = 1 }, true),
                ("approvedOn", new TextShape("The day, such as 2026-11-22.") { Pattern = DatePattern, Expected = "a day, such as 2026-11-22" }, true),
                ("expires", new TextShape("The last day: 30 days for a critical check, 90 for a high one, 365 for others at most.") { Pattern = DatePattern, Expected = "a day, such as 2026-12-31" }, true),
                ("paths", Paths("Where it holds; everywhere when there are none."), false),
                ("ticket", new TextShape("Where it is discussed."), false)),
            "The acceptances."), true));

    /// <summary>The JSON schema of <c>gapless.yaml</c>.</summary>
    public static JsonObject SettingsSchema => Published(Settings, "gapless.yaml");

    /// <summary>The JSON schema of <c>gapless-waivers.yaml</c>.</summary>
    public static JsonObject WaiversSchema => Published(Waivers, "gapless-waivers.yaml");

    private static JsonObject Published(Shape shape, string title)
    {
        var schema = shape.ToSchema();
        schema.Insert(0, "$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.Insert(1, "title", title);
        return schema;
    }

    private static TextShape Names<T>(string description) where T : struct, Enum => new(description) { Words = [.. Enum.GetNames<T>().Select(name => name.ToLowerInvariant())] };

    private static ListShape Named(string description) => new(new TextShape("The name of a search."), description);

    private static ListShape Paths(string description) => new(new TextShape("A path, in which * stands for anything."), description);
}
