using System.Text.RegularExpressions;
using Gapless.Readiness.Checks;
using Gapless.Readiness.Repositories;
using Gapless.Readiness.Scoring;
using Gapless.Readiness.Tests.Healthy;

namespace Gapless.Readiness.Tests.Checks;

/// <summary>What must hold for every check, so that a new one is two files and nothing else.</summary>
public sealed partial class CheckCatalogTests
{
    // A probe sends no attacks, so that a firewall blocks them is shown by the repository or by a person.
    private static readonly HashSet<string> ProvedOnlyElsewhere = new(StringComparer.Ordinal) { "net.waf" };

    public static TheoryData<string> Ids => [.. CheckCatalog.All.Select(check => check.Info.Id)];

    [Fact]
    public void HoldsAtLeastFortyFiveChecksOverTwelveCategories()
    {
        Assert.True(CheckCatalog.All.Length >= 45, $"{CheckCatalog.All.Length} checks");
        Assert.True(CheckCatalog.All.Select(check => check.Info.Category).Distinct().Count() >= 12);
    }

    [Fact]
    public void IdsAreUnique() => Assert.Equal(CheckCatalog.All.Length, CheckCatalog.All.Select(check => check.Info.Id).Distinct(StringComparer.Ordinal).Count());

    [Theory]
    [MemberData(nameof(Ids))]
    public void IsWellFormed(string id)
    {
        var check = CheckCatalog.Find(id)!;
        var info = check.Info;

        Assert.Matches(IdPattern(), info.Id);
        Assert.True(check.GetType().IsSealed, "a check is sealed");
        Assert.EndsWith("." + info.Category, check.GetType().Namespace!, StringComparison.Ordinal);
        Assert.False(info.Title.EndsWith('.'), "a title is a sentence without a full stop");
        Assert.EndsWith(".", info.Why, StringComparison.Ordinal);
        Assert.EndsWith(".", info.Remedy, StringComparison.Ordinal);
        Assert.NotEmpty(info.References);
        Assert.NotEmpty(info.Methods);
        Assert.Equal(info.Methods.Length, info.Methods.Distinct().Count());
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void ListsExactlyTheMethodsItHas(string id)
    {
        var check = CheckCatalog.Find(id)!;
        bool Overrides(string method) => check.GetType().GetMethod(method)!.DeclaringType != typeof(Check);

        Assert.Equal(check.Info.Methods.Contains(Method.Repository), Overrides(nameof(Check.Repository)));
        Assert.Equal(check.Info.Methods.Contains(Method.Live), Overrides(nameof(Check.Live)));
        Assert.Equal(check.Info.Methods.Contains(Method.Attestation), check.Attestation is not null);
        Assert.True(!Overrides(nameof(Check.Heartbeat)) || check.Info.Methods.Contains(Method.Heartbeat), "a heartbeat it judges has to be among its methods");
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void DeclaresItsIdiomsOnceAndWithAnchors(string id)
    {
        var check = CheckCatalog.Find(id)!;

        Assert.All(check.Idioms, idiom =>
        {
            Assert.StartsWith(id + "/", idiom.Name, StringComparison.Ordinal);
            Assert.NotEmpty(idiom.Anchors);
            Assert.All(idiom.Anchors, anchor => Assert.True(anchor.Length >= 2, $"{idiom.Name}: the anchor '{anchor}' is too short"));
            Assert.True(idiom.Pattern is null || idiom.Pattern.MatchTimeout != Regex.InfiniteMatchTimeout || idiom.Pattern.Options.HasFlag(RegexOptions.NonBacktracking), $"{idiom.Name} has no match timeout");
        });
        Assert.Equal(check.Idioms.Length, check.Idioms.Select(idiom => idiom.Name).Distinct(StringComparer.Ordinal).Count());
        Assert.True(check.Idioms.Zip(check.Idioms).All(pair => ReferenceEquals(pair.First, pair.Second)), "idioms are the same instances at every call");
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void IsNoError_WhenTheRepositoryIsEmpty(string id)
    {
        var check = CheckCatalog.Find(id)!;

        var finding = Evaluator.Evaluate([check], new() { At = default, Repository = Repo.Empty })[0];

        Assert.NotEqual(UnknownReason.Error, finding.Reason);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void GivesEvidenceForEveryDecision(string id)
    {
        var check = CheckCatalog.Find(id)!;
        var verdicts = check.Repository(Repo.Http().WithFacts(Fact.Users, Fact.Database, Fact.Relational, Fact.Docker)).Concat(check.Live(Healthy.Targets.Healthy));

        Assert.All(verdicts.Where(verdict => verdict.Outcome is Outcome.Pass or Outcome.Partial or Outcome.Fail), verdict =>
        {
            Assert.NotEmpty(verdict.Evidence);
            Assert.EndsWith(".", verdict.Summary, StringComparison.Ordinal);
        });
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void PassesOrDoesNotApply_WhenTheTargetIsHealthy(string id)
    {
        var check = CheckCatalog.Find(id)!;
        var verdicts = check.Live(Healthy.Targets.Healthy).ToList();
        if (ProvedOnlyElsewhere.Contains(id))
        {
            Assert.All(verdicts, verdict => Assert.NotEqual(Outcome.NotApplicable, verdict.Outcome));
            return;
        }

        Assert.All(verdicts, verdict => Assert.True(verdict.Outcome is Outcome.Pass or Outcome.NotApplicable or Outcome.Unknown, $"{verdict.Outcome}: {verdict.Summary}"));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void HasATestClassThatSeesItPassAndFail(string id)
    {
        var check = CheckCatalog.Find(id)!.GetType();
        var file = Directory.EnumerateFiles(Checkout.PathOf("tests"), check.Name + "Tests.cs", SearchOption.AllDirectories).FirstOrDefault();

        Assert.True(file is not null, $"{check.Name}Tests.cs is missing");
        Assert.True(TestMethod().Count(File.ReadAllText(file)) >= 2, $"{check.Name}Tests needs at least a pass and a fail");
    }

    [GeneratedRegex("^[a-z0-9]+\\.[a-z0-9]+(-[a-z0-9]+)*$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex IdPattern();

    [GeneratedRegex("\\[(Fact|Theory)\\]", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex TestMethod();
}
