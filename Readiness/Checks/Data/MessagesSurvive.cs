using System.Globalization;

namespace Gapless.Readiness.Checks.Data;

public sealed class MessagesSurvive : Check
{
    private static readonly ImmutableArray<string> Everywhere = [.. Language.Code, Language.Yaml, Language.Configuration, Language.Json, Language.Hcl, Language.Bicep];

    private static readonly Idiom Durable = Phrases.Idiom(
        "queue.durability/durable",
        Everywhere,
        """\bdurable["']?\s*[:=]\s*[tT]rue""", """x-queue-type""", """DeliveryMode(s)?\.Persistent""", """\bpersistent:\s*true""", """delivery_mode=2""", """\bQueueDeclare\(\s*[^,\n]{1,60},\s*true""", """\backs["']?\s*[:=]\s*["']?(all|-1)""", """Acks\.All""", """RequireAll\b""", """replicationFactor["']?\s*[:=]\s*["']?[2-9]""", """replication[_.-]factor["']?\s*[:=]\s*["']?[2-9]""", """\bappendonly["']?\s*[:= ]\s*["']?yes""", """\bappendonly\b.{0,6}yes""", """noeviction""", """\bnew Queue\(\s*["'][^;]{0,200}\bdurable""", """aws_sqs_queue""", """AWS::SQS::Queue""", """SendMessageCommand\(""", """azurerm_servicebus_queue""", """ServiceBusClient\(""", """\bnew PubSub\(""", """pubsub\.NewClient\(""", """google_pubsub_subscription""", """UsingAmazonSqs\(""", """UsingAzureServiceBus\(""", """UsingRabbitMq\(""", """\.UseRabbitMq\(""", """UsePostgreSqlStorage\(""", """UseSqlServerStorage\(""", """PersistMessagesWith""", """new PgBoss\(""", """\bqueue_adapter\s*=\s*:(good_job|solid_queue|delayed_job|que)""", """\buse Oban\.Worker""", """QUEUE_CONNECTION['"]\s*,\s*['"]database""", """['"]driver['"]\s*=>\s*['"](database|sqs)['"]""", """JetStream\(""", """jetstream\.New\(""");

    private static readonly Idiom Acknowledged = Phrases.Idiom(
        "queue.durability/acknowledged",
        Everywhere,
        """[aA]uto[_]?[aA]ck["']?\s*[:=]\s*[fF]alse""", """noAck:\s*false""", """no_ack=False""", """\bchannel\.ack\(""", """\bch\.ack\(""", """\.BasicAck(Async)?\(""", """\bbasic_ack\(""", """\.Ack\(\s*(false|true|\))""", """enable[._-]?auto[._-]?commit["']?\s*[:=]\s*["']?[fF]alse""", """EnableAutoCommit\s*=\s*false""", """autoCommit:\s*false""", """\backs_late\b""", """CELERY_TASK_ACKS_LATE""", """DeleteMessageCommand\(""", """\.CompleteMessageAsync\(""", """\bsqs\w*\.delete_message\(""", """AcknowledgeMode\.MANUAL""", """ack-mode:\s*manual""", """\bIConsumer<""", """\bnew Worker\(\s*['"`\w]""", """\bProcessor\(\s*['"]""", """@Processor\(""", """\bWorkerHost\b""", """ApplicationJob\b""", """include Sidekiq::(Worker|Job)""", """\bShouldQueue\b""", """\buse Oban\.Worker""", """\bHangfireServer""", """AddHangfireServer\(""", """\bMessage\.Commit\(""", """CommitMessages\(""", """\bconsumer\.Commit\(""", """\basynq\.NewServer\(""", """\bmsg\.Ack\(""", """@RabbitListener\b""", """@KafkaListener\b""", """\bboss\.work\(""");

    private static readonly Idiom Parked = Phrases.Idiom(
        "queue.durability/parked",
        Everywhere,
        """x-dead-letter-exchange""", """deadLetterExchange""", """[dD]ead[-_ ]?[lL]etter""", """redrive_policy""", """RedrivePolicy""", """maxReceiveCount""", """max_delivery_count""", """MaxDeliveryCount""", """\battempts:\s*\d""", """UseMessageRetry\(""", """\.RetryWithCooldown\(""", """\bmax_retries\s*=""", """\bautoretry_for\b""", """\bsidekiq_options\b[^\n]{0,80}retry""", """include Sidekiq::(Worker|Job)""", """\bretry_on\b""", """\bdiscard_on\b""", """\$tries\b""", """\bmax_attempts:\s*\d""", """AutomaticRetry\b""", """asynq\.MaxRetry\(""", """retryLimit:\s*\d""", """@RetryableTopic\b""", """DefaultErrorHandler\(""", """\bretry_limit\b""", """\bmax_tries\b""", """failed_jobs""");

    private static readonly Idiom Watched = Phrases.Idiom(
        "queue.durability/watched",
        [.. Language.Code, Language.Yaml, Language.Configuration, Language.Json, Language.Hcl],
        """rabbitmq_queue_messages""", """rabbitmq_prometheus""", """rabbitmq-exporter""", """kafka_consumergroup_lag""", """kafka[-_]exporter""", """ApproximateNumberOfMessages""", """ApproximateAgeOfOldestMessage""", """ActiveMessages\b""", """num_undelivered_messages""", """oldest_unacked_message""", """kind:\s*ScaledObject""", """\bqueueLength\b""", """\blagThreshold\b""", """getJobCounts\(""", """celery[-_]exporter""", """\bflower\b[^\n]{0,40}(5555|celery)""", """sidekiq[-_/.]?prometheus""", """Sidekiq::Web""", """yabeda-sidekiq""", """\bObanMetrics\b""", """\boban_queue""", """createBullBoard\(""", """ExpressAdapter\(\)[^;\n]{0,60}[bB]ull""", """UseHangfireDashboard\(""", """PrometheusCollector\b""", """\bmessages_ready\b""", """\bqueue_depth\b""", """queueDepth\b""", """asynqmon""", """Oban\.Telemetry""", """\bhorizon:snapshot\b""", """prometheus_sidekiq""");

    public override CheckInfo Info { get; } = new("queue.durability", Category.Data, Priority.Medium, "Messages survive failures and poison messages are parked")
    {
        Why = "A queue that forgets on restart loses work without a trace, and one message that always fails blocks all that wait behind it.",
        Remedy = "Make queues and messages durable, acknowledge after the work is done, bound the retries with a dead-letter queue, and alert on the age of the oldest message.",
        Effort = Effort.Medium,
        Methods = [Method.Heartbeat, Method.Repository],
        References = ["AWS Well-Architected REL05", "Azure Well-Architected RE:07", "Site Reliability Engineering, chapter 22"],
        AppliesWhen = Condition.Any(Fact.Queue),
    };

    public override ImmutableArray<Idiom> Idioms { get; } = [Durable, Acknowledged, Parked, Watched];

    public override IEnumerable<Verdict> Repository(RepositoryFacts repository)
    {
        Facet[] facets =
        [
            Facet.Of("a durable queue", repository.FirstOf(null, Durable)),
            Facet.Of("an acknowledgement after the work", repository.FirstOf(null, Acknowledged)),
            Facet.Of("bounded retries with a place for what keeps failing", repository.FirstOf(null, Parked)),
            Facet.Of("a measure of how much waits", repository.FirstOf(null, Watched)),
        ];
        return [facets.Count(facet => facet.Holds) switch
        {
            4 => Verdict.Pass(Verdict.WholeSystem, "Messages are durable, acknowledged, parked when they keep failing, and counted.", facets.Shown()),
            >= 2 => Verdict.Partial(Verdict.WholeSystem, $"There is no sign of {facets.Missing()}.", facets.Shown()),
            _ => Verdict.Fail(Verdict.WholeSystem, $"There is no sign of {facets.Missing()}.", facets.Shown()),
        }];
    }

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
}
