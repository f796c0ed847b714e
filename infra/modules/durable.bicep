// Where the recall workflows live: the Durable Task Scheduler and this environment's task hub.
import { profileSettings } from '../profiles.bicep'
import { roles } from 'roles.bicep'

param schedulerName string
param location string
param tags object
param settings profileSettings
param appPrincipalId string

var dedicated = settings.durableSku == 'Dedicated'

resource scheduler 'Microsoft.DurableTask/schedulers@2025-11-01' = {
  name: schedulerName
  location: location
  tags: tags
  properties: {
    // Callers are known by their identity alone: the app's addresses are not fixed, so that none can be listed here.
    ipAllowlist: ['0.0.0.0/0']
    sku: dedicated ? { name: 'Dedicated', capacity: 1 } : { name: 'Consumption' }
  }

  resource taskHub 'taskHubs' = {
    name: 'LotFunctions'
  }
}

resource contributor 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: scheduler::taskHub
  name: guid(scheduler::taskHub.id, 'app', roles.durableTaskDataContributor)
  properties: {
    principalId: appPrincipalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId(
      'Microsoft.Authorization/roleDefinitions',
      roles.durableTaskDataContributor
    )
  }
}

output endpoint string = scheduler.properties.endpoint
output taskHubName string = scheduler::taskHub.name
