using System.Collections.Frozen;

namespace Gapless.Readiness.Repositories;

/// <summary>What each type of resource is for. A name that ends in <c>*</c> stands for every type that begins so; the longest one decides.</summary>
public static class ResourceKinds
{
    private static readonly ImmutableArray<(ResourceKind Kind, string Names)> Rows =
    [
        (ResourceKind.Database, "aws_db_instance aws_rds_cluster* aws_rds_global_cluster aws_docdb_cluster* aws_dynamodb_table* aws_neptune_cluster* aws_redshift_cluster aws_dsql_cluster azurerm_postgresql_* azurerm_mysql_* azurerm_mssql_* azurerm_sql_* azurerm_mariadb_* azurerm_cosmosdb_* google_sql_database_instance google_alloydb_* google_spanner_instance google_firestore_database google_bigtable_instance digitalocean_database_cluster digitalocean_database_replica mongodbatlas_cluster mongodbatlas_advanced_cluster scaleway_rdb_instance linode_database_* vultr_database ovh_cloud_project_database oci_database_* oci_psql_* neon_project supabase_project planetscale_database exoscale_dbaas exoscale_database cockroach_cluster render_postgres heroku_addon"),
        (ResourceKind.Database, "Microsoft.DBforPostgreSQL/flexibleServers Microsoft.DBforPostgreSQL/servers Microsoft.DBforMySQL/flexibleServers Microsoft.DBforMySQL/servers Microsoft.Sql/servers* Microsoft.Sql/managedInstances Microsoft.DocumentDB/databaseAccounts Microsoft.DocumentDB/mongoClusters AWS::RDS::DBInstance AWS::RDS::DBCluster AWS::RDS::GlobalCluster AWS::DocDB::DBCluster AWS::DynamoDB::Table AWS::DynamoDB::GlobalTable AWS::Serverless::SimpleTable AWS::Neptune::DBCluster"),
        (ResourceKind.Database, "AddPostgres AddSqlServer AddMySql AddOracle AddMongoDB AddAzurePostgresFlexibleServer AddAzureSqlServer AddAzureCosmosDB DatabaseInstance DatabaseCluster ServerlessCluster DatabaseInstanceFromSnapshot rds.Instance rds.Cluster dynamodb.Table TableV2"),
        (ResourceKind.Cache, "aws_elasticache_* aws_memorydb_cluster azurerm_redis_* azurerm_managed_redis google_redis_* google_memcache_instance google_memorystore_instance scaleway_redis_cluster Microsoft.Cache/* AWS::ElastiCache::* AWS::MemoryDB::Cluster AddRedis AddValkey AddGarnet AddAzureRedis AddAzureManagedRedis CfnReplicationGroup CfnCacheCluster render_redis upstash_redis_database"),
        (ResourceKind.Queue, "aws_sqs_queue aws_sns_topic aws_mq_broker aws_msk_cluster aws_msk_serverless_cluster aws_kinesis_stream aws_cloudwatch_event_bus azurerm_servicebus_* azurerm_eventhub* azurerm_eventgrid_* azurerm_storage_queue google_pubsub_topic google_pubsub_subscription google_cloud_tasks_queue confluent_kafka_* Microsoft.ServiceBus/* Microsoft.EventHub/* Microsoft.EventGrid/* AWS::SQS::Queue AWS::SNS::Topic AWS::AmazonMQ::Broker AWS::MSK::Cluster AWS::Kinesis::Stream AWS::Events::EventBus AddRabbitMQ AddKafka AddNats AddAzureServiceBus AddAzureEventHubs sqs.Queue sns.Topic"),
        (ResourceKind.Storage, "aws_s3_bucket aws_efs_file_system aws_fsx_* azurerm_storage_account azurerm_storage_container azurerm_storage_share google_storage_bucket google_filestore_instance digitalocean_spaces_bucket scaleway_object_bucket cloudflare_r2_bucket linode_object_storage_bucket oci_objectstorage_bucket minio_s3_bucket Microsoft.Storage/storageAccounts* AWS::S3::Bucket AWS::EFS::FileSystem AddAzureStorage s3.Bucket BucketV2"),
        (ResourceKind.Backup, "aws_backup_* aws_dlm_lifecycle_policy aws_db_snapshot aws_rds_cluster_snapshot* azurerm_backup_* azurerm_recovery_services_vault azurerm_data_protection_backup_* google_sql_backup* google_gke_backup_* google_compute_resource_policy google_backup_dr_* Microsoft.RecoveryServices/* Microsoft.DataProtection/* AWS::Backup::* AWS::DLM::LifecyclePolicy BackupPlan BackupVault"),
        (ResourceKind.LoadBalancer, "aws_lb aws_lb_* aws_alb aws_alb_* aws_elb azurerm_lb azurerm_lb_* azurerm_application_gateway azurerm_traffic_manager_* google_compute_backend_service google_compute_region_backend_service google_compute_forwarding_rule google_compute_global_forwarding_rule google_compute_url_map google_compute_target_http* digitalocean_loadbalancer hcloud_load_balancer* linode_nodebalancer* vultr_load_balancer scaleway_lb oci_load_balancer* cloudflare_load_balancer* Microsoft.Network/loadBalancers Microsoft.Network/applicationGateways Microsoft.Network/trafficManagerProfiles AWS::ElasticLoadBalancingV2::* AWS::ElasticLoadBalancing::* ApplicationLoadBalancer NetworkLoadBalancer ApplicationLoadBalancedFargateService aws_globalaccelerator_*"),
        (ResourceKind.ApiGateway, "aws_api_gateway_* aws_apigatewayv2_* azurerm_api_management* google_api_gateway_* google_apigee_* kong_* Microsoft.ApiManagement/* AWS::ApiGateway::* AWS::ApiGatewayV2::* AWS::Serverless::Api AWS::Serverless::HttpApi RestApi HttpApi LambdaRestApi AddYarp"),
        (ResourceKind.ContentDelivery, "aws_cloudfront_* azurerm_cdn_* azurerm_frontdoor azurerm_frontdoor_* google_compute_backend_bucket cloudflare_zone_settings_override cloudflare_page_rule cloudflare_cache_* digitalocean_cdn fastly_service* bunnynet_pullzone Microsoft.Cdn/* AWS::CloudFront::Distribution Distribution CloudFrontWebDistribution AddAzureFrontDoor"),
        (ResourceKind.WebFirewall, "aws_waf_* aws_wafv2_* aws_wafregional_* azurerm_web_application_firewall_policy azurerm_frontdoor_firewall_policy azurerm_cdn_frontdoor_firewall_policy azurerm_cdn_frontdoor_security_policy google_compute_security_policy cloudflare_ruleset cloudflare_firewall_rule cloudflare_waf_* Microsoft.Network/ApplicationGatewayWebApplicationFirewallPolicies Microsoft.Network/FrontDoorWebApplicationFirewallPolicies Microsoft.Cdn/profiles/securityPolicies AWS::WAFv2::* AWS::WAF::* CfnWebACL CfnWebACLAssociation"),
        (ResourceKind.DdosProtection, "aws_shield_* azurerm_network_ddos_protection_plan Microsoft.Network/ddosProtectionPlans AWS::Shield::*"),
        (ResourceKind.DnsZone, "aws_route53_zone azurerm_dns_zone azurerm_private_dns_zone google_dns_managed_zone digitalocean_domain cloudflare_zone hcloud_zone Microsoft.Network/dnsZones Microsoft.Network/privateDnsZones AWS::Route53::HostedZone HostedZone PublicHostedZone aws_route53domains_registered_domain"),
        (ResourceKind.DnsRecord, "aws_route53_record azurerm_dns_*_record google_dns_record_set digitalocean_record cloudflare_record cloudflare_dns_record AWS::Route53::RecordSet AWS::Route53::RecordSetGroup ARecord CnameRecord"),
        (ResourceKind.Certificate, "aws_acm_certificate aws_acm_certificate_validation azurerm_app_service_managed_certificate azurerm_key_vault_certificate google_compute_managed_ssl_certificate google_certificate_manager_certificate digitalocean_certificate acme_certificate cloudflare_origin_ca_certificate cloudflare_certificate_pack tls_self_signed_cert Microsoft.Web/certificates Microsoft.App/managedEnvironments/managedCertificates AWS::CertificateManager::Certificate DnsValidatedCertificate"),
        (ResourceKind.Network, "aws_vpc aws_default_vpc azurerm_virtual_network google_compute_network digitalocean_vpc hcloud_network Microsoft.Network/virtualNetworks AWS::EC2::VPC Vpc ec2.Vpc"),
        (ResourceKind.Subnet, "aws_subnet aws_default_subnet azurerm_subnet google_compute_subnetwork hcloud_network_subnet Microsoft.Network/virtualNetworks/subnets AWS::EC2::Subnet"),
        (ResourceKind.NetworkRules, "aws_security_group* aws_default_security_group aws_vpc_security_group_*_rule aws_network_acl* aws_networkfirewall_* azurerm_network_security_* azurerm_firewall* azurerm_postgresql_flexible_server_firewall_rule azurerm_postgresql_firewall_rule azurerm_mssql_firewall_rule azurerm_mysql_flexible_server_firewall_rule azurerm_mysql_firewall_rule azurerm_sql_firewall_rule azurerm_redis_firewall_rule google_compute_firewall* digitalocean_firewall digitalocean_database_firewall hcloud_firewall* Microsoft.Network/networkSecurityGroups* Microsoft.Network/azureFirewalls Microsoft.Network/firewallPolicies Microsoft.DBforPostgreSQL/flexibleServers/firewallRules Microsoft.DBforMySQL/flexibleServers/firewallRules Microsoft.Sql/servers/firewallRules AWS::EC2::SecurityGroup* AWS::EC2::NetworkAcl* SecurityGroup ec2.SecurityGroup kubernetes_network_policy*"),
        (ResourceKind.Cluster, "aws_eks_cluster aws_ecs_cluster azurerm_kubernetes_cluster azurerm_container_app_environment google_container_cluster digitalocean_kubernetes_cluster scaleway_k8s_cluster linode_lke_cluster vultr_kubernetes civo_kubernetes_cluster ovh_cloud_project_kube oci_containerengine_cluster Microsoft.ContainerService/managedClusters Microsoft.App/managedEnvironments AWS::EKS::Cluster AWS::ECS::Cluster ecs.Cluster eks.Cluster AddAzureContainerAppEnvironment AddAzureAppServiceEnvironment AddKubernetesEnvironment AddDockerComposeEnvironment"),
        (ResourceKind.Compute, "aws_ecs_service aws_ecs_task_definition aws_instance aws_launch_template aws_launch_configuration aws_eks_node_group aws_eks_fargate_profile aws_lambda_function aws_apprunner_service aws_elastic_beanstalk_environment aws_lightsail_* azurerm_container_app azurerm_container_app_job azurerm_container_group azurerm_linux_web_app* azurerm_windows_web_app* azurerm_app_service azurerm_app_service_plan azurerm_service_plan azurerm_linux_function_app azurerm_windows_function_app azurerm_function_app azurerm_linux_virtual_machine* azurerm_windows_virtual_machine* azurerm_virtual_machine* azurerm_kubernetes_cluster_node_pool azurerm_static_site azurerm_static_web_app google_cloud_run_service google_cloud_run_v2_* google_compute_instance* google_compute_region_instance_group_manager google_container_node_pool google_app_engine_* google_cloudfunctions* digitalocean_app digitalocean_droplet digitalocean_kubernetes_node_pool hcloud_server linode_instance vultr_instance scaleway_container scaleway_instance_server heroku_app render_web_service fly_app railway_service vercel_project kubernetes_deployment* kubernetes_stateful_set* kubernetes_daemon_set* kubernetes_pod*"),
        (ResourceKind.Compute, "Microsoft.App/containerApps Microsoft.App/jobs Microsoft.Web/sites* Microsoft.Web/serverfarms Microsoft.Web/staticSites Microsoft.Compute/virtualMachines Microsoft.Compute/virtualMachineScaleSets Microsoft.ContainerInstance/containerGroups AWS::ECS::Service AWS::ECS::TaskDefinition AWS::EC2::Instance AWS::EC2::LaunchTemplate AWS::EKS::Nodegroup AWS::Lambda::Function AWS::Serverless::Function AWS::AppRunner::Service AWS::ElasticBeanstalk::Environment FargateService Ec2Service ecs.Service NodejsFunction DockerImageFunction AddProject AddContainer AddDockerfile AddNpmApp AddNodeApp AddViteApp AddJavaScriptApp AddPythonApp AddUvicornApp AddExecutable AddCSharpApp"),
        (ResourceKind.Autoscaling, "aws_appautoscaling_* aws_autoscaling_* azurerm_monitor_autoscale_setting google_compute_autoscaler google_compute_region_autoscaler kubernetes_horizontal_pod_autoscaler* Microsoft.Insights/autoscalesettings AWS::ApplicationAutoScaling::* AWS::AutoScaling::* AutoScalingGroup ScalableTarget"),
        (ResourceKind.SecretStore, "aws_secretsmanager_* aws_ssm_parameter azurerm_key_vault azurerm_key_vault_secret azurerm_key_vault_access_policy google_secret_manager_* vault_* doppler_* infisical_* Microsoft.KeyVault/vaults Microsoft.KeyVault/vaults/secrets AWS::SecretsManager::* AWS::SSM::Parameter AddAzureKeyVault secretsmanager.Secret"),
        (ResourceKind.EncryptionKey, "aws_kms_* azurerm_key_vault_key azurerm_disk_encryption_set google_kms_* Microsoft.KeyVault/vaults/keys AWS::KMS::* kms.Key"),
        (ResourceKind.Identity, "aws_iam_role aws_iam_user aws_iam_access_key aws_iam_instance_profile aws_iam_openid_connect_provider azurerm_user_assigned_identity azuread_application* azuread_service_principal* google_service_account google_service_account_key google_iam_workload_identity_pool* Microsoft.ManagedIdentity/userAssignedIdentities* AWS::IAM::Role AWS::IAM::User AWS::IAM::AccessKey AWS::IAM::OIDCProvider AddAzureUserAssignedIdentity"),
        (ResourceKind.AccessPolicy, "aws_iam_policy aws_iam_policy_* aws_iam_role_policy* aws_iam_user_policy* aws_iam_group_policy* aws_s3_bucket_policy azurerm_role_assignment azurerm_role_definition google_*_iam_member google_*_iam_binding google_*_iam_policy google_project_iam_* Microsoft.Authorization/* AWS::IAM::Policy AWS::IAM::ManagedPolicy AWS::S3::BucketPolicy PolicyStatement"),
        (ResourceKind.Registry, "aws_ecr_* azurerm_container_registry* google_artifact_registry_* google_container_registry digitalocean_container_registry* Microsoft.ContainerRegistry/registries AWS::ECR::* AddAzureContainerRegistry ecr.Repository"),
        (ResourceKind.Logs, "aws_cloudwatch_log_* aws_flow_log aws_cloudtrail azurerm_log_analytics_* azurerm_monitor_diagnostic_setting google_logging_* Microsoft.OperationalInsights/workspaces* Microsoft.Insights/diagnosticSettings AWS::Logs::* AWS::CloudTrail::Trail LogGroup AddAzureLogAnalyticsWorkspace datadog_logs_* logdna_* aws_kinesis_firehose_delivery_stream"),
        (ResourceKind.Alert, "aws_cloudwatch_metric_alarm aws_cloudwatch_composite_alarm azurerm_monitor_metric_alert azurerm_monitor_scheduled_query_rules_* azurerm_monitor_activity_log_alert azurerm_monitor_alert_* azurerm_monitor_smart_detector_alert_rule google_monitoring_alert_policy google_monitoring_slo datadog_monitor datadog_service_level_objective newrelic_alert_* newrelic_nrql_alert_condition grafana_rule_group digitalocean_monitor_alert sentry_*_alert Microsoft.Insights/metricAlerts Microsoft.Insights/scheduledQueryRules Microsoft.Insights/activityLogAlerts Microsoft.AlertsManagement/* AWS::CloudWatch::Alarm AWS::CloudWatch::CompositeAlarm cloudwatch.Alarm"),
        (ResourceKind.AlertRoute, "azurerm_monitor_action_group google_monitoring_notification_channel aws_sns_topic_subscription aws_chatbot_* pagerduty_* opsgenie_* grafana_contact_point grafana_notification_policy newrelic_notification_* betteruptime_policy incident_* Microsoft.Insights/actionGroups AWS::SNS::Subscription AWS::Chatbot::*"),
        (ResourceKind.Dashboard, "aws_cloudwatch_dashboard azurerm_portal_dashboard azurerm_application_insights_workbook azurerm_dashboard_grafana google_monitoring_dashboard datadog_dashboard* grafana_dashboard newrelic_one_dashboard* Microsoft.Portal/dashboards Microsoft.Insights/workbooks AWS::CloudWatch::Dashboard cloudwatch.Dashboard"),
        (ResourceKind.UptimeCheck, "aws_route53_health_check aws_synthetics_canary azurerm_application_insights_web_test azurerm_application_insights_standard_web_test google_monitoring_uptime_check_config datadog_synthetics_test betteruptime_monitor better_uptime_monitor uptimerobot_monitor pingdom_check statuscake_* checkly_check newrelic_synthetics_* digitalocean_uptime_check grafana_synthetic_monitoring_check Microsoft.Insights/webtests AWS::Route53::HealthCheck AWS::Synthetics::Canary"),
        (ResourceKind.Monitoring, "azurerm_application_insights azurerm_monitor_workspace aws_prometheus_* aws_grafana_workspace aws_xray_* Microsoft.Insights/components Microsoft.Monitor/accounts AWS::XRay::* AWS::APS::* AddAzureApplicationInsights"),
        (ResourceKind.Budget, "aws_budgets_budget aws_budgets_budget_action aws_ce_anomaly_* azurerm_consumption_budget_* azurerm_cost_anomaly_alert google_billing_budget Microsoft.Consumption/budgets Microsoft.CostManagement/* AWS::Budgets::Budget AWS::CE::AnomalyMonitor AWS::CE::AnomalySubscription CfnBudget"),
    ];

    // The name of a module says what it makes: module/terraform-aws-modules/rds/aws, module/avm/res/db-for-postgre-sql/flexible-server, module/Azure/aks/azurerm
    private static readonly ImmutableArray<(ResourceKind Kind, string Segments)> Modules =
    [
        (ResourceKind.Database, "rds rds-aurora dynamodb-table documentdb-cluster sql-db postgresql db-for-postgre-sql db-for-my-sql document-db alloy-db mongodb postgres mysql mariadb aurora cosmosdb database databases"),
        (ResourceKind.Cache, "elasticache elasticache-redis redis memorystore cache memcached memorydb"),
        (ResourceKind.Queue, "sqs sns msk-kafka-cluster pubsub service-bus event-hub eventbridge"),
        (ResourceKind.Storage, "s3-bucket efs cloud-storage storage-account"),
        (ResourceKind.Backup, "backup recovery-services data-protection"),
        (ResourceKind.LoadBalancer, "alb elb nlb lb-http load-balancer application-gateway loadbalancer"),
        (ResourceKind.ApiGateway, "apigateway-v2 api-management api-gateway"),
        (ResourceKind.ContentDelivery, "cloudfront cdn front-door"),
        (ResourceKind.WebFirewall, "waf wafv2 cloud-armor waf-webaclv2 front-door-web-application-firewall-policy"),
        (ResourceKind.DnsZone, "route53 cloud-dns dns-zone zones"),
        (ResourceKind.Certificate, "acm"),
        (ResourceKind.Network, "vpc network vnet virtual-network"),
        (ResourceKind.NetworkRules, "security-group network-security-group network-security-groups"),
        (ResourceKind.Cluster, "eks ecs gke aks kubernetes-engine managed-cluster managed-environment beta-private-cluster private-cluster"),
        (ResourceKind.Compute, "lambda ec2-instance app-runner container-app site cloud-run vm virtual-machine eks-managed-node-group"),
        (ResourceKind.Autoscaling, "autoscaling"),
        (ResourceKind.SecretStore, "secrets-manager ssm-parameter key-vault keyvault secret-manager"),
        (ResourceKind.EncryptionKey, "kms"),
        (ResourceKind.Registry, "ecr artifact-registry registry container-registry"),
        (ResourceKind.Logs, "log-group workspace log-export operational-insights cloudtrail"),
        (ResourceKind.Alert, "metric-alarm cloudwatch-alarms metric-alert"),
        (ResourceKind.Monitoring, "managed-service-prometheus managed-service-grafana component"),
        (ResourceKind.Budget, "budget budgets"),
    ];

    private static readonly FrozenDictionary<string, ResourceKind> Exact = Pairs(Rows).Where(pair => !pair.Name.Contains('*', StringComparison.Ordinal))
        .ToFrozenDictionary(pair => pair.Name, pair => pair.Kind, StringComparer.OrdinalIgnoreCase);

    private static readonly ImmutableArray<(string Head, string Tail, ResourceKind Kind)> Patterns =
    [
        .. Pairs(Rows).Where(pair => pair.Name.Contains('*', StringComparison.Ordinal))
            .Select(pair => (pair.Name[..pair.Name.IndexOf('*', StringComparison.Ordinal)], pair.Name[(pair.Name.IndexOf('*', StringComparison.Ordinal) + 1)..], pair.Kind))
            .OrderByDescending(pattern => pattern.Item1.Length + pattern.Item2.Length),
    ];

    private static readonly FrozenDictionary<string, ResourceKind> BySegment = Pairs(Modules).ToFrozenDictionary(pair => pair.Name, pair => pair.Kind, StringComparer.OrdinalIgnoreCase);

    /// <summary>The types that stand as words in programs: methods of an Aspire application host and classes of the CDK and Pulumi.</summary>
    public static ImmutableArray<string> Constructors { get; } = [.. Exact.Keys.Where(name => char.IsAsciiLetter(name[0]) && !name.Contains('_', StringComparison.Ordinal) && !name.Contains('/', StringComparison.Ordinal) && !name.Contains(':', StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    public static ResourceKind Of(string type)
    {
        if (type.StartsWith("module/", StringComparison.Ordinal))
        {
            // ./modules/aks/postgres: the last word says what it is, those before it where.
            return type.Split('/').Select(segment => BySegment.GetValueOrDefault(segment)).LastOrDefault(kind => kind != ResourceKind.Other);
        }

        return Exact.TryGetValue(type, out var exact)
            ? exact
            : Patterns.FirstOrDefault(pattern => type.StartsWith(pattern.Head, StringComparison.OrdinalIgnoreCase) && type.EndsWith(pattern.Tail, StringComparison.OrdinalIgnoreCase)).Kind;
    }

    private static IEnumerable<(string Name, ResourceKind Kind)> Pairs(ImmutableArray<(ResourceKind Kind, string Names)> rows) =>
        rows.SelectMany(row => row.Names.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(name => (name, row.Kind)));
}
