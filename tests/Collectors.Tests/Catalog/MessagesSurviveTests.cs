using System.Collections.Immutable;
using Gapless.Readiness.Checks;
using Gapless.Readiness.Checks.Data;

namespace Gapless.Collectors.Tests.Catalog;

public sealed class MessagesSurviveTests : CheckTests<MessagesSurvive>
{
    private const string Rabbit = "=== package.json\n{ \"name\": \"shop\", \"scripts\": { \"start\": \"node server.js\" }, \"dependencies\": { \"express\": \"4.19.2\", \"amqplib\": \"0.10.0\" } }\n";
    private const string Queue = "=== src/queue.js\nawait channel.assertQueue('orders', { durable: true, deadLetterExchange: 'dead' });\nchannel.consume('orders', async (message) => {\n  await handle(message);\n  channel.ack(message);\n});\n";

    [Fact]
    public Task Passes_WhenDurableAcknowledgedParkedAndCounted() => Passes(Rabbit + Queue + "=== alerts/queue.yaml\ngroups:\n  - name: queue\n    rules:\n      - alert: Waiting\n        expr: rabbitmq_queue_messages > 1000\n");

    [Fact]
    public Task IsPartial_WhenNobodyCounts() => IsPartial(Rabbit + Queue, "how much waits");

    [Theory]
    [InlineData("")]
    [InlineData("=== src/queue.js\nawait channel.assertQueue('orders', { durable: true });\nchannel.consume('orders', handle, { noAck: true });\n// x-dead-letter-exchange\n")]
    public Task Fails_WhenMessagesAreLost(string files) => Fails(Rabbit + files, "no sign of");

    private const string Sender = "=== src/mail.js\nawait sqs.send(new SendMessageCommand({ QueueUrl: url, MessageBody: body }));\n";
    private const string Simple = "=== package.json\n{ \"name\": \"shop\", \"scripts\": { \"start\": \"node server.js\" }, \"dependencies\": { \"express\": \"4.19.2\", \"@aws-sdk/client-sqs\": \"3.0.0\" } }\n";

    [Fact]
    public Task IsPartial_WhenDurableMessagesAreOnlySent() => IsPartial(Simple + Sender, "only sent");

    [Fact]
    public Task Passes_WhenInfrastructureCodeParksAndWatches() => Passes(Simple + Sender + """
        === main.tf
        resource "aws_sqs_queue" "mail" {
          redrive_policy = jsonencode({ deadLetterTargetArn = aws_sqs_queue.dead.arn, maxReceiveCount = 5 })
        }
        resource "aws_lambda_event_source_mapping" "mail" {
          event_source_arn = aws_sqs_queue.mail.arn
        }
        resource "aws_cloudwatch_metric_alarm" "age" {
          metric_name = "ApproximateAgeOfOldestMessage"
        }
        """);

    [Fact]
    public Task DoesNotApply_WhenThereIsNoQueue() => DoesNotApply(NodeApi);

    [Theory]
    [InlineData(true, "3", "12", "0", Outcome.Pass)]
    [InlineData(true, "3", "12", "2", Outcome.Partial)]
    [InlineData(true, null, "12", "0", Outcome.Partial)]
    [InlineData(false, "3", "12", "0", Outcome.Fail)]
    public void JudgesTheLastBeat(bool succeeded, string? depth, string oldest, string dead, Outcome expected)
    {
        var meta = ImmutableSortedDictionary.CreateRange(new[] { ("depth", depth), ("oldest_age_s", oldest), ("dead", dead) }.Where(one => one.Item2 is not null).Select(one => KeyValuePair.Create(one.Item1, one.Item2!)));

        var verdict = Assert.Single(new MessagesSurvive().Heartbeat(new("hb:queue", TimeSpan.FromHours(1), [new(succeeded, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch, meta)])));

        Assert.Equal(expected, verdict.Outcome);
    }

    [Fact]
    public void IsUnknown_WhenThereIsNoBeat() => Assert.Equal(Outcome.Unknown, Assert.Single(new MessagesSurvive().Heartbeat(new("hb:queue", TimeSpan.FromHours(1), []))).Outcome);

    [Fact]
    public async Task CountsTheEvictionPolicyThatInfrastructureCodeSets() =>
        Assert.Contains((await Judge("=== package.json\n{ \"name\": \"shop\", \"scripts\": { \"start\": \"node .\" }, \"dependencies\": { \"express\": \"4.0.0\", \"bullmq\": \"5.0.0\" } }\n=== server.js\nconst queue = new Queue('mail');\nnew Worker('mail', send);\n=== modules/redis/main.tf\nresource \"aws_elasticache_parameter_group\" \"a\" {\n  parameter {\n    name = \"maxmemory-policy\"\n    value = \"noeviction\"\n  }\n}\n")).Evidence, one => one.Evidence.Location?.Path is "modules/redis/main.tf");
}
