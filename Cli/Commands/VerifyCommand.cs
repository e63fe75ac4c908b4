using Gapless.Cli.Output;
using Gapless.Contracts.Verifications;
using Gapless.Readiness.Scoring;
using Gapless.Readiness.Verification;
using Gapless.Wire;

namespace Gapless.Cli.Commands;

/// <summary><c>gapless verify FILE… --repo PATH [--url URL]</c>: what a document asserts against what is proved.</summary>
internal static class VerifyCommand
{
    public static Command Create(Terminal terminal, TimeProvider time)
    {
        var files = new Argument<string[]>("file") { Description = "Gap analyses, in Markdown or text.", Arity = ArgumentArity.OneOrMore };
        var repo = new Option<string?>("--repo") { Description = "The repository to hold them against: a folder or an archive.", HelpName = "path" };
        var url = new Option<string?>("--url") { Description = "The running system to hold them against.", HelpName = "url" };
        var probing = new ProbeSettings();
        var shared = new SharedOptions();
        var command = new Command("verify", "Hold a gap analysis against a repository, a running system, or both: what is claimed, and what is proved.") { files, repo, url };
        probing.AddTo(command);
        shared.AddOutputTo(command);
        shared.AddGateTo(command);
        command.SetAction((parsed, cancellationToken) => RunAsync(
            parsed.GetValue(files)!, parsed.GetValue(repo), parsed.GetValue(url), shared.Read(parsed, terminal, parsed.GetValue(repo)), probing.Read(parsed), terminal, time, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(
        string[] files, string? repo, string? url, RunOptions options, ProbeChoices choices, Terminal terminal, TimeProvider time, CancellationToken cancellationToken)
    {
        if (repo is null && url is null)
        {
            throw CommandException.BadUsage("Say what to hold the document against: --repo PATH, --url URL, or both.");
        }

        var assessment = Assessment.Start(time);
        var documents = await DocumentSource.ReadAllAsync(files, cancellationToken);
        var repository = repo is null ? null : await RepositorySource.ReadAsync(repo, options.Checks, terminal, cancellationToken);
        var target = url is null ? null : await TargetSource.ProbeAsync(url, options.Checks, choices, repository?.Revision is { } revision ? [revision] : [], terminal, cancellationToken);
        var judgement = assessment.Judge(options, repository, target);
        var verified = documents.Select(document => DocumentVerifier.Verify(document, judgement.Report.Findings));
        var result = VerificationMapping.Document(verified, assessment.Document(judgement, options, repository, target));
        new ResultWriter<VerificationDocument>(terminal, VerificationRenderers.All).Write(result, options.Outputs);
        var methods = new Observations { At = assessment.StartedAt, Repository = repository, Target = target }.Methods;
        return judgement.Tell(methods, options, Problems.ThatHideSomething(repository), terminal);
    }
}
