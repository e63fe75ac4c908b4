using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Gapless.Readiness.Checks;
using Gapless.Readiness.Projects;
using Gapless.Readiness.Repositories;

namespace Gapless.Collectors.Projects;

/// <summary>Makes a check of what a team wrote; the text has the right shape already.</summary>
internal sealed class CustomCheckReader(string path, List<SettingsProblem> problems)
{
    private static readonly TimeSpan PatternTime = TimeSpan.FromSeconds(1);

    public CustomCheck? Read(Node item)
    {
        var id = item["id"].Text!;
        if (CheckCatalog.Find(id) is not null)
        {
            Report(item["id"], $"'{id}' is a check of the catalogue; choose another id.");
            return null;
        }

        var searches = item["search"].Entries.Select(entry => (entry.Key, Idiom: ToIdiom(id, entry.Key, entry.Value))).ToList();
        var rule = new CustomCheckRule(
            searches.Where(pair => pair.Idiom is not null).ToImmutableSortedDictionary(pair => pair.Key, pair => pair.Idiom!, StringComparer.Ordinal),
            Names(item, "require"),
            Names(item, "requireAny"),
            Names(item, "forbid"),
            Texts(item["requireFiles"]),
            Texts(item["forbidFiles"]),
            item["perComponent"].IsTrue);
        if (rule is { Require: [], RequireAny: [], Forbid: [], RequireFiles: [], ForbidFiles: [] })
        {
            Report(item, $"'{id}' asks for nothing: give require, requireAny, forbid, requireFiles or forbidFiles.");
        }

        return searches.Exists(pair => pair.Idiom is null) ? null : new(Info(item, id), rule, Tests(item), path);
    }

    private static CheckInfo Info(Node item, string id) => new(id, Parse<Category>(item["category"]), Parse<Priority>(item["priority"]), item["title"].Text!)
    {
        Why = item["why"].Text!,
        Remedy = item["remedy"].Text!,
        Effort = item["effort"].Exists ? Parse<Effort>(item["effort"]) : Effort.Medium,
        Methods = [Method.Repository],
        References = Texts(item["references"]),
        AppliesWhen = item["appliesWhen"].Items.IsEmpty ? Condition.Always : Condition.All([.. Texts(item["appliesWhen"])]),
    };

    private static ImmutableArray<CustomCheckTest> Tests(Node item) =>
    [
        .. item["tests"].Items.Select(test => new CustomCheckTest(
            test["name"].Text!,
            Parse<Outcome>(test["expect"]),
            test["files"].Entries.ToImmutableSortedDictionary(file => file.Key, file => file.Value.Text!, StringComparer.Ordinal),
            test.Line)),
    ];

    private Idiom? ToIdiom(string id, string name, Node search)
    {
        try
        {
            return new($"{id}/{name}", Texts(search["anchors"]))
            {
                Pattern = search["pattern"].Text is { } pattern ? new(pattern, RegexOptions.CultureInvariant | RegexOptions.Multiline, PatternTime) : null,
                Languages = Texts(search["languages"]),
                In = search["in"].Items.IsEmpty ? PathClasses.Production : search["in"].Items.Select(Parse<PathClasses>).Aggregate((all, one) => all | one),
                CodeOnly = search["codeOnly"].IsTrue,
                WithComments = search["withComments"].IsTrue,
            };
        }
        catch (ArgumentException problem)
        {
            Report(search["pattern"], $"The pattern of '{name}' is no regular expression: {problem.Message}");
            return null;
        }
    }

    private ImmutableArray<string> Names(Node item, string key)
    {
        foreach (var name in item[key].Items.Where(name => !item["search"][name.Text!].Exists))
        {
            Report(name, $"'{key}' names '{name.Text}', which 'search' does not have.");
        }

        return Texts(item[key]);
    }

    private void Report(Node node, string message) => problems.Add(new(path, Math.Max(1, node.Line), message));

    private static ImmutableArray<string> Texts(Node list) => [.. list.Items.Select(item => item.Text!)];

    private static T Parse<T>(Node value) where T : struct, Enum => Enum.Parse<T>(value.Text!, ignoreCase: true);
}
