// The queues. Each has its dead-letter queue by nature; a message that comes again under its id is dropped.
import { profileSettings } from '../profiles.bicep'
import { roles } from 'roles.bicep'

param namespaceName string
param location string
param tags object
param settings profileSettings
param appPrincipalId string
param mailSystemPrincipalId string
param workspaceId string

var premium = settings.serviceBusSku == 'Premium'

resource namespace 'Microsoft.ServiceBus/namespaces@2024-01-01' = {
  name: namespaceName
  location: location
  tags: tags
  sku: premium ? { name: 'Premium', tier: 'Premium', capacity: 1 } : { name: 'Standard', tier: 'Standard' }
  properties: {
    disableLocalAuth: true
    minimumTlsVersion: '1.2'
    publicNetworkAccess: settings.privateNetwork ? 'Disabled' : 'Enabled'
    zoneRedundant: settings.zoneRedundant
  }

  // No sessions: what the events mean does not depend on the order in which they come, and a session would tie all of a
  // busy lot to one instance.
  resource queues 'queues' = [
    for queue in ['asn-inbound', 'scans-inbound', 'notices-outbound']: {
      name: queue
      properties: {
        requiresDuplicateDetection: true
        duplicateDetectionHistoryTimeWindow: 'P1D'
        deadLetteringOnMessageExpiration: true
        defaultMessageTimeToLive: 'P14D'
        // The host renews no lock of a batch, and scans come in batches: theirs is the longest that there is.
        lockDuration: queue == 'scans-inbound' ? 'PT5M' : 'PT1M'
        maxDeliveryCount: 10
        maxSizeInMegabytes: 5120
      }
    }
  ]
}

// Takes and sends what comes in (a replay sends again), and only sends what goes out.
resource receiver 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for (queue, i) in ['asn-inbound', 'scans-inbound']: {
    scope: namespace::queues[i]
    name: guid(namespace.id, queue, 'app', roles.serviceBusDataReceiver)
    properties: {
      principalId: appPrincipalId
      principalType: 'ServicePrincipal'
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.serviceBusDataReceiver)
    }
  }
]

resource sender 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for (queue, i) in ['asn-inbound', 'scans-inbound', 'notices-outbound']: {
    scope: namespace::queues[i]
    name: guid(namespace.id, queue, 'app', roles.serviceBusDataSender)
    properties: {
      principalId: appPrincipalId
      principalType: 'ServicePrincipal'
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.serviceBusDataSender)
    }
  }
]

resource mailSystem 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (!empty(mailSystemPrincipalId)) {
  scope: namespace::queues[2]
  name: guid(namespace.id, 'notices-outbound', mailSystemPrincipalId, roles.serviceBusDataReceiver)
  properties: {
    principalId: mailSystemPrincipalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.serviceBusDataReceiver)
  }
}

resource audit 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: namespace
  name: 'audit'
  properties: {
    workspaceId: workspaceId
    logs: [{ category: 'OperationalLogs', enabled: true }]
  }
}

output namespaceId string = namespace.id
output fullyQualifiedNamespace string = '${namespace.name}.servicebus.windows.net'
