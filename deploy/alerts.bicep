// Who is told, and of what. The first value of each alert is a guess for a new installation: set them after a month of real figures.
param location string = resourceGroup().location
param tags object
@description('Who gets the alerts.')
param mail string
param workspaceId string
param postgresId string
param cacheId string

var runbook = 'docs/deploy.md#troubleshooting'

resource people 'Microsoft.Insights/actionGroups@2023-01-01' = {
  name: 'gapless-on-call'
  location: 'global'
  tags: tags
  properties: {
    groupShortName: 'gapless'
    enabled: true
    emailReceivers: [
      { name: 'on-call', emailAddress: mail, useCommonAlertSchema: true }
    ]
  }
}

var measured = [
  { name: 'database-down', of: postgresId, space: 'Microsoft.DBforPostgreSQL/flexibleServers', metric: 'is_db_alive', operator: 'LessThan', limit: 1, by: 'Maximum', severity: 0, text: 'The database does not answer.' }
  { name: 'database-cpu', of: postgresId, space: 'Microsoft.DBforPostgreSQL/flexibleServers', metric: 'cpu_percent', operator: 'GreaterThan', limit: 85, by: 'Average', severity: 2, text: 'The database is short of CPU.' }
  { name: 'database-storage', of: postgresId, space: 'Microsoft.DBforPostgreSQL/flexibleServers', metric: 'storage_percent', operator: 'GreaterThan', limit: 80, by: 'Average', severity: 1, text: 'The database is nearly full; at 95 % it takes no more writes.' }
  { name: 'database-connections', of: postgresId, space: 'Microsoft.DBforPostgreSQL/flexibleServers', metric: 'active_connections', operator: 'GreaterThan', limit: 300, by: 'Average', severity: 2, text: 'More connections than all pools of the standard size together may hold.' }
  { name: 'cache-memory', of: cacheId, space: 'Microsoft.Cache/redisEnterprise', metric: 'usedmemorypercentage', operator: 'GreaterThan', limit: 85, by: 'Average', severity: 2, text: 'The cache is nearly full.' }
]

resource metricAlerts 'Microsoft.Insights/metricAlerts@2018-03-01' = [for rule in measured: {
  name: 'gapless-${rule.name}'
  location: 'global'
  tags: tags
  properties: {
    description: '${rule.text} See ${runbook}.'
    severity: rule.severity
    enabled: true
    scopes: [ rule.of ]
    evaluationFrequency: 'PT1M'
    windowSize: 'PT5M'
    autoMitigate: true
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
      allOf: [
        { name: rule.name, criterionType: 'StaticThresholdCriterion', metricNamespace: rule.space, metricName: rule.metric, operator: rule.operator, threshold: rule.limit, timeAggregation: rule.by }
      ]
    }
    actions: [ { actionGroupId: people.id } ]
  }
}]

// The services log JSON, one object a line, with LogLevel at the top. The tables do not exist before the first line is written.
var logged = [
  { name: 'errors', limit: 10, severity: 2, text: 'Services log errors.', query: 'ContainerAppConsoleLogs_CL | where Log_s has "\\"LogLevel\\":\\"Error\\"" or Log_s has "\\"LogLevel\\":\\"Critical\\""' }
  { name: 'restarts', limit: 5, severity: 1, text: 'Containers end or fail their probes.', query: 'ContainerAppSystemLogs_CL | where Reason_s in ("BackOff", "ProbeFailed", "ContainerCrashing")' }
  { name: 'migration-failed', limit: 0, severity: 1, text: 'The migration job failed.', query: 'ContainerAppSystemLogs_CL | where JobName_s == "migrator" and Reason_s in ("BackoffLimitExceeded", "DeadlineExceeded", "Failed")' }
]

resource logAlerts 'Microsoft.Insights/scheduledQueryRules@2023-03-15-preview' = [for rule in logged: {
  name: 'gapless-${rule.name}'
  location: location
  tags: tags
  properties: {
    displayName: 'gapless-${rule.name}'
    description: '${rule.text} See ${runbook}.'
    severity: rule.severity
    enabled: true
    scopes: [ workspaceId ]
    evaluationFrequency: 'PT5M'
    windowSize: 'PT5M'
    skipQueryValidation: true
    autoMitigate: true
    criteria: {
      allOf: [ { query: rule.query, timeAggregation: 'Count', operator: 'GreaterThan', threshold: rule.limit } ]
    }
    actions: { actionGroups: [ people.id ] }
  }
}]
