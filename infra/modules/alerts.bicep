// What wakes somebody: a message that could not be processed, a workflow that failed, a store that is too small, a supplier
// who waits for an answer.
param name string
param location string
param tags object
param alertEmail string
param serviceBusId string
param cosmosId string
param applicationInsightsId string

resource people 'Microsoft.Insights/actionGroups@2023-01-01' = {
  name: 'ag-${name}'
  location: 'global'
  tags: tags
  properties: {
    enabled: true
    groupShortName: 'lotalerts'
    emailReceivers: empty(alertEmail) ? [] : [{ name: 'quality', emailAddress: alertEmail, useCommonAlertSchema: true }]
  }
}

var actions = [{ actionGroupId: people.id }]

resource deadLetters 'Microsoft.Insights/metricAlerts@2018-03-01' = {
  name: 'dead-letters-${name}'
  location: 'global'
  tags: tags
  properties: {
    description: 'A message is in a dead-letter queue: see /api/exceptions.'
    severity: 1
    enabled: true
    scopes: [serviceBusId]
    evaluationFrequency: 'PT5M'
    windowSize: 'PT5M'
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
      allOf: [
        {
          name: 'dead'
          criterionType: 'StaticThresholdCriterion'
          metricName: 'DeadletteredMessages'
          metricNamespace: 'Microsoft.ServiceBus/namespaces'
          dimensions: [{ name: 'EntityName', operator: 'Include', values: ['*'] }]
          timeAggregation: 'Maximum'
          operator: 'GreaterThan'
          threshold: 0
        }
      ]
    }
    actions: actions
  }
}

resource throttled 'Microsoft.Insights/metricAlerts@2018-03-01' = {
  name: 'throttled-${name}'
  location: 'global'
  tags: tags
  properties: {
    description: 'Cosmos DB refuses more than a hundred requests in five minutes: raise the autoscale limit.'
    severity: 2
    enabled: true
    scopes: [cosmosId]
    evaluationFrequency: 'PT5M'
    windowSize: 'PT5M'
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
      allOf: [
        {
          name: '429'
          criterionType: 'StaticThresholdCriterion'
          metricName: 'TotalRequests'
          metricNamespace: 'Microsoft.DocumentDB/databaseAccounts'
          dimensions: [{ name: 'StatusCode', operator: 'Include', values: ['429'] }]
          timeAggregation: 'Count'
          operator: 'GreaterThan'
          threshold: 100
        }
      ]
    }
    actions: actions
  }
}

var searches = [
  {
    name: 'failed-orchestrations'
    severity: 1
    description: 'A recall workflow failed: see the runbook, "A recall that stands still".'
    query: 'requests | where success == false and customDimensions["durabletask.type"] == "orchestration"'
  }
  {
    name: 'slow-acknowledgments'
    severity: 2
    description: 'A ship notice waited more than five minutes for its acknowledgment.'
    query: 'customMetrics | where name == "lotfunctions.asn.time_to_acknowledge" and valueMax > 300'
  }
]

resource logAlerts 'Microsoft.Insights/scheduledQueryRules@2023-12-01' = [
  for search in searches: {
    name: '${search.name}-${name}'
    location: location
    tags: tags
    properties: {
      description: search.description
      severity: search.severity
      enabled: true
      scopes: [applicationInsightsId]
      evaluationFrequency: 'PT5M'
      windowSize: 'PT15M'
      autoMitigate: true
      criteria: {
        allOf: [
          { query: search.query, timeAggregation: 'Count', operator: 'GreaterThan', threshold: 0 }
        ]
      }
      actions: { actionGroups: [people.id] }
    }
  }
]
