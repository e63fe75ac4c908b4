using Gapless.Readiness.Checks;
using Gapless.Readiness.Checks.Governance;

namespace Gapless.Collectors.Tests.Catalog;

public sealed class ResourcesCarryTagsTests : CheckTests<ResourcesCarryTags>
{
    private const string Bucket = "resource \"aws_s3_bucket\" \"b\" {\n  bucket = \"x\"\n}\n";

    [Theory]
    [InlineData("provider \"aws\" {\n  default_tags {\n    tags = {\n      Environment = \"prod\"\n      Owner = \"team\"\n      Project = \"shop\"\n    }\n  }\n}\n" + Bucket, Outcome.Pass)]
    [InlineData("provider \"aws\" {\n  default_tags {\n    tags = local.tags\n  }\n}\nlocals {\n  tags = {\n    env = \"prod\"\n    team = \"a\"\n    service = \"shop\"\n  }\n}\n" + Bucket, Outcome.Pass)]
    [InlineData("resource \"aws_s3_bucket\" \"b\" {\n  tags = { env = \"prod\", owner = \"a\", app = \"shop\" }\n}\nresource \"aws_s3_bucket\" \"c\" {\n  bucket = \"c\"\n}\n", Outcome.Partial)]
    [InlineData("resource \"aws_s3_bucket\" \"b\" {\n  tags = { env = \"prod\", owner = \"a\" }\n}\n", Outcome.Partial)]
    [InlineData("resource \"aws_s3_bucket\" \"b\" {\n  tags = { Name = \"b\" }\n}\n", Outcome.Fail)]
    [InlineData("resource \"aws_s3_bucket\" \"b\" {\n  tags = module.tags.result\n}\n", Outcome.Partial)]
    [InlineData(Bucket, Outcome.Fail)]
    [InlineData("resource \"aws_iam_role_policy_attachment\" \"a\" {\n  role = \"x\"\n}\n", Outcome.NotApplicable)]
    public Task CountsWhatCarriesThem(string text, Outcome expected) => Ends(expected, NodeApi + $"\n=== main.tf\n{text}");

    [Fact]
    public Task ReadsBicep() => Passes(NodeApi + "\n=== main.bicep\nresource s 'Microsoft.Storage/storageAccounts@2023-01-01' = {\n  name: 's'\n  tags: { environment: 'prod', owner: 'team', application: 'shop' }\n}\n");

    [Fact]
    public Task DoesNotApply_WhenThereIsNoInfrastructure() => DoesNotApply(NodeApi);

    [Fact]
    public Task CountsNoPartsThatTakeNone() => Passes(NodeApi + "\n=== main.bicep\nresource p 'Microsoft.Cdn/profiles@2024-02-01' = {\n  name: 'p'\n  tags: { environment: 'prod', owner: 'team', application: 'shop' }\n}\nresource g 'Microsoft.Cdn/profiles/originGroups@2024-02-01' = {\n  parent: p\n  name: 'g'\n}\n");

    [Theory]
    [InlineData("Tags.of(this).add('owner', 'team');\nTags.of(this).add('environment', stage);\nTags.of(this).add('service', 'shop');", Outcome.Pass)]
    [InlineData("Tags.of(this).add('owner', 'team');", Outcome.Partial)]
    [InlineData("", Outcome.Fail)]
    public Task ReadsTagsOfAProgram(string tags, Outcome expected) => Ends(expected, NodeApi + $"\n=== cdk.json\n{{}}\n=== lib/stack.ts\nnew s3.Bucket(this, 'b', {{ versioned: true }});\n{tags}\n");

    [Fact]
    public Task IsPartial_WhenTheEntryOfAProgramNamesThem() => IsPartial(NodeApi + "\n=== cdk.json\n{}\n=== lib/stack.ts\nnew s3.Bucket(this, 'b', { versioned: true });\n=== bin/app.ts\nnew Shop(app, 'shop', {\n  tags: { Project: 'shop' },\n});\n");
}
