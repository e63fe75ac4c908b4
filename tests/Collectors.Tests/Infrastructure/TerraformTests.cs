using Gapless.Readiness.Repositories;

namespace Gapless.Collectors.Tests.Infrastructure;

public sealed class TerraformTests : InfrastructureTests
{
    [Fact]
    public async Task ReadsTypeNameAndSettings_WithTheirLines()
    {
        var database = await OnlyAsync("""
            === main.tf
            # resource "aws_db_instance" "old" {}
            resource "aws_db_instance" "main" {
              engine                  = "postgres" // the usual one
              multi_az                = true
              backup_retention_period = 7
              tags                    = { Owner = "team", "cost-centre" : "42" }
              vpc_security_group_ids  = [aws_security_group.db.id]
              description             = <<-EOT
                one # not a comment
                two
              EOT
              timeouts {
                create = "1h"
              }
            }
            """);

        Assert.Equal(("aws_db_instance", "main", ResourceKind.Database, 2), (database.Type, database.Name, database.Kind, database.Line));
        Assert.Equal("7", database.Setting("backupRetentionPeriod").Text);
        Assert.Equal(5, database.Setting("backup_retention_period").Line);
        Assert.Equal("42", database.Properties.At("tags", "cost-centre").Text);
        Assert.Equal("${aws_security_group.db.id}", database.Properties["vpc_security_group_ids"].Items[0].Text);
        Assert.Equal("    one # not a comment\n    two\n", database.Properties["description"].Text);
        Assert.Equal("1h", database.Properties["timeouts"].Items[0]["create"].Text);
    }

    [Theory]
    [InlineData("variable \"n\" { default = 3 }", "3")]
    [InlineData("variable \"n\" { default = 3 }\n=== terraform.tfvars\nn = 5\n", "5")]
    [InlineData("variable \"n\" {}\n=== envs/dev.tfvars\nn = 1\n=== envs/prod.tfvars\nn = 4\n", "4")]
    [InlineData("variable \"n\" {}\n=== envs/dev.tfvars\nn = 1\n=== envs/test.tfvars\nn = 2\n", "${var.n}")]
    [InlineData("variable \"n\" {}", "${var.n}")]
    [InlineData("variable \"n\" { default = 3 }\n=== terraform.tfvars.json\n{ \"n\": 9 }\n", "9")]
    public async Task AVariableHasWhatItIsGiven(string variable, string expected) =>
        Assert.Equal(expected, (await OnlyAsync($"=== main.tf\nresource \"aws_ecs_service\" \"s\" {{\n  desired_count = var.n\n}}\n{variable}\n")).Setting("desired_count").Text);

    [Theory]
    [InlineData("var.production ? 3 : 1", "3")]
    [InlineData("!var.production ? 3 : 1", "1")]
    [InlineData("var.environment == \"prod\" ? local.many : 1", "4")]
    [InlineData("var.environment != \"prod\" ? local.many : 1", "1")]
    [InlineData("\"${var.environment}-${local.many}\"", "prod-4")]
    [InlineData("local.settings.size", "8")]
    [InlineData("var.unknown ? 3 : 1", "${var.unknown ? 3 : 1}")]
    [InlineData("max(var.a, 2)", "${max(var.a, 2)}")]
    [InlineData("\"a${upper(\"b}\")}c\"", "a${upper(\"b}\")}c")]
    [InlineData("local.round", "${local.round}")]
    [InlineData("jsonencode({ a = [1, 2] })", null)]
    public async Task ExpressionsAreComputed_AsFarAsTheirValuesAreKnown(string expression, string? expected) => Assert.Equal(expected, (await OnlyAsync($$"""
        === main.tf
        variable "production" { default = true }
        variable "environment" { default = "prod" }
        variable "unknown" {}
        locals {
          many = 4
          settings = { size = 8 }
          round = local.round
        }
        resource "aws_ecs_service" "s" {
          desired_count = {{expression}}
        }
        """)).Properties["desired_count"].Text);

    [Theory]
    [InlineData("count = 0")]
    [InlineData("count = var.enabled ? 1 : 0")]
    public async Task NothingIsMade_WhenItIsSwitchedOff(string line) =>
        Assert.Empty((await ReadAsync($"=== main.tf\nvariable \"enabled\" {{ default = false }}\nresource \"aws_wafv2_web_acl\" \"w\" {{\n  {line}\n}}\n")).Resources);

    [Fact]
    public async Task AModuleHasTheArgumentsOfProduction()
    {
        var facts = await ReadAsync("""
            === modules/db/main.tf
            variable "zones" { default = false }
            resource "aws_db_instance" "db" { multi_az = var.zones }
            === envs/dev/main.tf
            module "db" {
              source = "../../modules/db"
              zones  = false
            }
            === envs/production/main.tf
            variable "zones" { default = true }
            module "db" {
              source = "../../modules/db"
              zones  = var.zones
            }
            module "cache" {
              source = "terraform-aws-modules/elasticache/aws"
              version = "1.0.0"
            }
            """);

        Assert.Equal("true", facts.Resources.Single(resource => resource.Kind == ResourceKind.Database).Setting("multi_az").Text);
        Assert.Equal("module/terraform-aws-modules/elasticache/aws", facts.Resources.Single(resource => resource.Kind == ResourceKind.Cache).Type);
    }

    [Fact]
    public async Task ADynamicBlockCountsAsPresent()
    {
        var group = await OnlyAsync("=== main.tf\nresource \"aws_security_group\" \"g\" {\n  dynamic \"ingress\" {\n    for_each = var.ports\n    content {\n      from_port = ingress.value\n      cidr_blocks = [\"10.0.0.0/8\"]\n    }\n  }\n}\n");

        Assert.Equal("10.0.0.0/8", group.Properties["ingress"].Items[0]["cidr_blocks"].Items[0].Text);
    }

    [Fact]
    public async Task MergedTagsAreKnown()
    {
        var bucket = await OnlyAsync("=== main.tf\nlocals {\n  tags = { Owner = \"a\" }\n}\nresource \"aws_s3_bucket\" \"b\" {\n  tags = merge(local.tags, { Name = \"b\" })\n}\n");

        Assert.Equal(["Owner", "Name"], bucket.Properties["tags"].Entries.Select(entry => entry.Key));
    }

    [Fact]
    public async Task TheBackendIsAmongTheFiles()
    {
        var facts = await ReadAsync("=== main.tf\nterraform {\n  backend \"s3\" {\n    encrypt = true\n  }\n}\nprovider \"aws\" { region = \"a\" }\nprovider \"aws\" {\n  alias = \"b\"\n}\n");
        var root = facts.DataFiles.Single().Documents[0];

        Assert.True(root["terraform"].Items[0].At("backend", "s3", "encrypt").IsTrue);
        Assert.Equal(2, root.At("provider", "aws").Items.Length);
    }

    [Fact]
    public async Task TerragruntGivesArguments() => Assert.Equal("true", (await OnlyAsync("""
        === modules/db/main.tf
        variable "zones" {}
        resource "aws_db_instance" "db" { multi_az = var.zones }
        === live/prod/terragrunt.hcl
        terraform {
          source = "../../modules//db"
        }
        inputs = {
          zones = true
        }
        """)).Setting("multi_az").Text);

    [Theory]
    [InlineData("resource \"a\" \"b\" {")]
    [InlineData("a = <<EOF\nno end")]
    [InlineData("a = \"no end\nb = [1, 2\nc = {")]
    [InlineData("} } ] )\n= = =\nresource")]
    [InlineData("a = [[[[}}}}]]]]\nb = ${${${")]
    public async Task BrokenTextIsNoFailure(string text) => Assert.Empty((await ReadAsync("=== main.tf\n" + text + "\n")).Resources.Where(resource => resource.Type is not "a"));

    [Fact]
    public async Task ValuesThatGrowWithoutEndStayAsTheyAre()
    {
        var locals = string.Join('\n', Enumerable.Range(0, 40).Select(at => $"  l{at} = [local.l{at + 1}, local.l{at + 1}]"));

        Assert.NotNull(await OnlyAsync($"=== main.tf\nlocals {{\n{locals}\n  l40 = \"x\"\n}}\nresource \"aws_vpc\" \"v\" {{\n  tags = local.l0\n}}\n"));
    }
}
