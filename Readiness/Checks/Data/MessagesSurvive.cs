using System.Globalization;
using System.Text.RegularExpressions;
using Gapless.Readiness.Checks.Infrastructure;

namespace Gapless.Readiness.Checks.Data;

public sealed partial class MessagesSurvive : Check
{
    private static readonly ImmutableArray<string> Everywhere = [.. Language.Code, Language.Yaml, Language.Configuration, Language.Json];

    private static readonly Idiom Durable = Phrases.Idiom(
        "queue.durability/durable",
        [.. Everywhere, Language.Hcl, Language.Bicep],
        """\bdurable["']?\s*[:=]\s*[tT]rue""", """x-queue-type""", """DeliveryMode(s)?\.Persistent""", """\bpersistent:\s*true""", """delivery_mode=2""", """\bQueueDeclare\(\s*[^,\n]{1,60},\s*true""", """\backs["']?\s*[:=]\s*["']?(all|-1)""", """Acks\.All""", """RequireAll\b""", """replicationFactor["']?\s*[:=]\s*["']?[2-9]""", """replication[_.-]factor["']?\s*[:=]\s*["']?[2-9]""", """\bappendonly["']?\s*[:= ]\s*["']?yes""", """\bappendonly\b.{0,6}yes""", """noeviction""", """\bnew Queue\(\s*["'][^;]{0,200}\bdurable""", """SendMessageCommand\(""", """ServiceBusClient\(""", """\bnew PubSub\(""", """pubsub\.NewClient\(""", """UsingAmazonSqs\(""", """UsingAzureServiceBus\(""", """UsingRabbitMq\(""", """\.UseRabbitMq\(""", """UsePostgreSqlStorage\(""", """UseSqlServerStorage\(""", """PersistMessagesWith""", """new PgBoss\(""", """\bqueue_adapter\s*=\s*:(good_job|solid_queue|delayed_job|que)""", """\buse Oban\.Worker""", """QUEUE_CONNECTION['"]\s*,\s*['"]database""", """['"]driver['"]\s*=>\s*['"](database|sqs)['"]""", """JetStream\(""", """jetstream\.New\(""");

    private static readonly Idiom Acknowledged = Phrases.Idiom(
        "queue.durability/acknowledged",
        Everywhere,
        """[aA]uto[_]?[aA]ck["']?\s*[:=]\s*[fF]alse""", """noAck:\s*false""", """no_ack=False""", """\bchannel\.ack\(""", """\bch\.ack\(""", """\.BasicAck(Async)?\(""", """\bbasic_ack\(""", """\.Ack\(\s*(false|true|\))""", """enable[._-]?auto[._-]?commit["']?\s*[:=]\s*["']?[fF]alse""", """EnableAutoCommit\s*=\s*false""", """autoCommit:\s*false""", """\backs_late\b""", """CELERY_TASK_ACKS_LATE""", """DeleteMessageCommand\(""", """\.CompleteMessageAsync\(""", """\bsqs\w*\.delete_message\(""", """AcknowledgeMode\.MANUAL""", """ack-mode:\s*manual""", """\bIConsumer<""", """\bnew Worker(<[^>\n]{0,80}>)?\(\s*['"`\w]""", """\bProcessor\(\s*['"]""", """@Processor\(""", """\bWorkerHost\b""", """ApplicationJob\b""", """include Sidekiq::(Worker|Job)""", """\bShouldQueue\b""", """\buse Oban\.Worker""", """\bHangfireServer""", """AddHangfireServer\(""", """\bMessage\.Commit\(""", """CommitMessages\(""", """\bconsumer\.Commit\(""", """\basynq\.NewServer\(""", """\bmsg\.Ack\(""", """@RabbitListener\b""", """@KafkaListener\b""", """\bboss\.work\(""");

    private static readonly Idiom Parked = Phrases.Idiom(
        "queue.durability/parked",
        Everywhere,
        """x-dead-letter-exchange""", """deadLetterExchange""", """[dD]ead[-_ ]?[lL]etter""", """maxReceiveCount""", """MaxDeliveryCount""", """\battempts:\s*\d""", """UseMessageRetry\(""", """\.RetryWithCooldown\(""", """\bmax_retries\s*=""", """\bautoretry_for\b""", """\bsidekiq_options\b[^\n]{0,80}retry""", """include Sidekiq::(Worker|Job)""", """\bretry_on\b""", """\bdiscard_on\b""", """\$tries\b""", """\bmax_attempts:\s*\d""", """AutomaticRetry\b""", """asynq\.MaxRetry\(""", """retryLimit:\s*\d""", """@RetryableTopic\b""", """DefaultErrorHandler\(""", """\bretry_limit\b""", """\bmax_tries\b""", """failed_jobs""");

    private static readonly Idiom Watched = Phrases.Idiom(
        "queue.durability/watched",
        Everywhere,
        """rabbitmq_queue_messages""", """rabbitmq_prometheus""", """rabbitmq-exporter""", """kafka_consumergroup_lag""", """kafka[-_]exporter""", """ApproximateNumberOfMessages""", """ApproximateAgeOfOldestMessage""", """num_undelivered_messages""", """oldest_unacked_message""", """kind:\s*ScaledObject""", """\bqueueLength\b""", """\blagThreshold\b""", """getJobCounts\(""", """celery[-_]exporter""", """\bflower\b[^\n]{0,40}(5555|celery)""", """sidekiq[-_/.]?prometheus""", """Sidekiq::Web""", """yabeda-sidekiq""", """\bObanMetrics\b""", """\boban_queue""", """createBullBoard\(""", """ExpressAdapter\(\)[^;\n]{0,60}[bB]ull""", """UseHangfireDashboard\(""", """PrometheusCollector\b""", """\bmessages_ready\b""", """\bqueue_depth\b""", """queueDepth\b""", """asynqmon""", """Oban\.Telemetry""", """\bhorizon:snapshot\b""", """prometheus_sidekiq""");

    private static readonly Idiom Sends = Phrases.Idiom(
        "queue.durability/sends",
        Language.Code,
        """\bSendMessageCommand\(""", """\bPublishCommand\(""", """\.send_message\(""", """\.SendMessageAsync\(""", """\bproducer\.(send|produce|Produce)""", """\.ProduceAsync\(""", """\bkafkaTemplate\.send\(""", """\bbasic_publish\(""", """\.BasicPublish(Async)?\(""", """\bsendToQueue\(""", """\.publish_message\(""", """\bpublisher\.publish\(""", """\.PublishAsync\(""", """\bconvertAndSend\(""", """\bPublishWithContext\(""", """\bWriteMessages\(""");

    private static readonly Idiom Receives = Phrases.Idiom(
        "queue.durability/receives",
        [.. Language.Code, Language.Yaml],
        """\bconsumer\.(run|subscribe|consume|Consume|Subscribe|poll)\b""", """\.consume\(\s*['"`\w]""", """\bbasic_consume\(""", """\.BasicConsume(Async)?\(""", """\bReceiveMessageCommand\(""", """\breceive_messages?\(""", """\.ReceiveMessage(s)?(Async|WithContext)?\(""", """\bKafkaConsumer\(""", """\bConsumerBuilder<""", """\bNewConsumer(Group)?\(""", """\bkafka\.NewReader\(""", """@RabbitListener\b""", """@KafkaListener\b""", """@SqsListener\b""", """\bServiceBusProcessor\b""", """\.CreateProcessor\(""", """\bServiceBusTrigger\b""", """\bIConsumer<""", """\bIntegrationEventHandler\b""", """\bAddSubscription<""", """\bnew Worker(<[^>\n]{0,80}>)?\(\s*['"`\w]""", """@Processor\(""", """@shared_task\b""", """@app\.task\b""", """@celery\.task\b""", """@task\b""", """@dramatiq\.actor""", """Sidekiq::(Worker|Job)""", """\bApplicationJob\b""", """\bShouldQueue\b""", """\bOban\.Worker""", """asynq\.NewServer\(""", """\bSqsEventSource\(""", """\bSQSEvent\b""", """\bsubscription\.(on|Receive)\(""", """\.QueueSubscribe\(""", """\.Subscribe\(\s*["']""", """\bboss\.work\(""", """\bchannel\.consume\(""", """@EventPattern\(""", """@MessagePattern\(""", """\.process\(\s*(async\b|['"`]|\d)""", """\bAddHangfireServer\(""");

    public override CheckInfo Info { get; } = new("queue.durability", Category.Data, Priority.Medium, "Messages survive failures and poison messages are parked")
    {
        Why = "A queue that forgets on restart loses work without a trace, and one message that always fails blocks all that wait behind it.",
        Remedy = "Make queues and messages durable, acknowledge after the work is done, bound the retries with a dead-letter queue, and alert on the age of the oldest message.",
        Effort = Effort.Medium,
        Methods = [Method.Heartbeat, Method.Repository],
        References = ["AWS Well-Architected REL05", "Azure Well-Architected RE:07", "Site Reliability Engineering, chapter 22"],
        AppliesWhen = Condition.Any(Fact.Queue),
    };

    public override ImmutableArray<Idiom> Idioms => [Durable, Acknowledged, Parked, Watched, Sends, Receives];

    public override IEnumerable<Verdict> Repository(RepositoryFacts repository)
    {
        var all = CloudCode.Of(repository);
        Facet[] facets =
        [
            new("a durable queue", Shown(repository, all, "a durable queue", Durable, IsDurable)),
            new("an acknowledgement after the work", Shown(repository, all, "an acknowledgement after the work", Acknowledged, IsAcknowledged)),
            new("bounded retries with a place for what keeps failing", Shown(repository, all, "bounded retries", Parked, IsParked)),
            new("a measure of how much waits", Shown(repository, all, "a measure of how much waits", Watched, IsWatched)),
        ];
        return [OnlySends(repository, all) is { } sender ? OfSender(sender, facets) : Judge(facets)];
    }

    private static Verdict Judge(Facet[] facets) => facets.Count(facet => facet.Holds) switch
    {
        4 => Verdict.Pass(Verdict.WholeSystem, "Messages are durable, acknowledged, parked when they keep failing, and counted.", facets.Shown()),
        >= 2 => Verdict.Partial(Verdict.WholeSystem, $"There is no sign of {facets.Missing()}.", facets.Shown()),
        _ => Verdict.Fail(Verdict.WholeSystem, $"There is no sign of {facets.Missing()}.", facets.Shown()),
    };

    // Whoever receives decides when a message is done and where it goes when it never is.
    private static Verdict OfSender(IdiomHit sender, Facet[] facets)
    {
        var evidence = facets.Where(facet => facet.Holds).Select(facet => facet.Shown!).Prepend(Evidence.Strong("sends only", sender.Location));
        return facets[0].Holds
            ? Verdict.Partial(Verdict.WholeSystem, "Messages are only sent from here, and they are durable; what becomes of them is not to be seen here.", evidence)
            : Verdict.Unknown(Verdict.WholeSystem, UnknownReason.Never, "Messages are only sent from here; whether the queue keeps them, and what becomes of them, is not to be seen here.", evidence);
    }

    private static IdiomHit? OnlySends(RepositoryFacts repository, ImmutableArray<CloudResource> all) =>
        repository.FirstOf(null, Receives, Acknowledged) is null && !all.Any(one => one.Is("aws_lambda_event_source_mapping", "AWS::Lambda::EventSourceMapping", "google_pubsub_subscription")) ? repository.FirstOf(null, Sends) : null;

    private static Evidence? Shown(RepositoryFacts repository, ImmutableArray<CloudResource> all, string name, Idiom idiom, Func<CloudResource, bool> shows) =>
        repository.FirstOf(null, idiom) is { } hit ? Evidence.Strong(name, hit.Location)
        : all.FirstOrDefault(one => !one.IsOptional() && shows(one)) is { } resource ? Evidence.Certain(name, resource.Location)
        : null;

    // Queues of clouds are kept on several disks; a topic without a subscription keeps nothing, so topics of SNS are left out.
    private static bool IsDurable(CloudResource one) => one.Kind is ResourceKind.Queue && !DeadLetters().IsMatch(one.Name)
        && (one.Is("aws_sqs_queue", "AWS::SQS::Queue", "sqs.Queue", "module/terraform-aws-modules/sqs*", "azurerm_servicebus_queue", "azurerm_servicebus_subscription", "Microsoft.ServiceBus/namespaces/*", "AddAzureServiceBus", "azurerm_eventhub*", "Microsoft.EventHub/*", "google_pubsub_subscription", "google_cloud_tasks_queue", "aws_msk_*", "AWS::MSK::Cluster", "aws_kinesis_stream", "AWS::Kinesis::Stream", "azurerm_storage_queue")
            || (one.Is("confluent_kafka_topic") && one.Setting("replication_factor").Number is null or >= 2));

    // A function is called again with what it did not finish.
    private static bool IsAcknowledged(CloudResource one) => one.Is("aws_lambda_event_source_mapping", "AWS::Lambda::EventSourceMapping");

    private static bool IsParked(CloudResource one) => one.Is("aws_sqs_queue_redrive_policy")
        || (one.Kind is ResourceKind.Queue && one.Setting("redrive_policy", "RedrivePolicy", "dead_letter_policy", "dead_letter_config", "deadLetterQueue", "dead_letter_queue", "DeadLetterQueue", "max_delivery_count", "maxDeliveryCount", "dead_letter_topic", "create_dlq").Exists)
        || one.Is("azurerm_servicebus_queue", "azurerm_servicebus_subscription", "Microsoft.ServiceBus/namespaces/queues", "Microsoft.ServiceBus/namespaces/topics/subscriptions");

    private static bool IsWatched(CloudResource one) => one.Kind is ResourceKind.Alert or ResourceKind.Autoscaling or ResourceKind.Dashboard && one.Properties.Descendants().Any(node => node.Text is { } text && Backlog().IsMatch(text));

    /// <summary>How much waits, how old it is and how much is dead: <c>depth</c>, <c>oldest_age_s</c>, <c>dead</c>.</summary>
    public override IEnumerable<Verdict> Heartbeat(BeatFacts beats)
    {
        if (beats.Beats is not [var last, ..])
        {
            return [Verdict.Unknown(Verdict.WholeSystem, UnknownReason.Never, "Nothing was ever reported about the queues.")];
        }

        var (depth, oldest, dead) = (Number(last, "depth"), Number(last, "oldest_age_s"), Number(last, "dead"));
        var evidence = Evidence.Certain(string.Create(CultureInfo.InvariantCulture, $"depth {depth}, oldest {oldest} s, dead {dead}"));
        return [(last.Succeeded, depth, oldest, dead) switch
        {
            (false, _, _, _) => Verdict.Fail(Verdict.WholeSystem, "The last report says that the queues fail.", evidence),
            (_, null, _, _) or (_, _, null, _) => Verdict.Partial(Verdict.WholeSystem, "The last report does not say how much waits and for how long.", evidence),
            (_, _, _, > 0) => Verdict.Partial(Verdict.WholeSystem, "Some messages are dead and wait for somebody to look at them.", evidence),
            _ => Verdict.Pass(Verdict.WholeSystem, "The queues are reported on, and no message is dead.", evidence),
        }];
    }

    private static long? Number(Beat beat, string key) => long.TryParse(beat.Meta.GetValueOrDefault(key), CultureInfo.InvariantCulture, out var number) ? number : null;

    [GeneratedRegex("""ApproximateNumberOfMessages|ApproximateAgeOfOldestMessage|ActiveMessages|DeadletteredMessages|num_undelivered_messages|oldest_unacked_message|EstimatedMaxTimeLag|OffsetLag|IteratorAge""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Backlog();

    [GeneratedRegex("""dlq|dead""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex DeadLetters();
}
