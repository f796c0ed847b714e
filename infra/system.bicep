// Everything of one environment, in its resource group.
import { profileSettings } from 'profiles.bicep'

param name string
param suffix string
param location string
param settings profileSettings
param tags object
param alertEmail string
param entraClientId string
param mailSystemPrincipalId string
param deployerPrincipalId string
param deployerPrincipalType string
param deployerAddress string
param house { name: string, address: string, contact: string }

module identity 'modules/identity.bicep' = {
  params: { name: 'id-${name}', location: location, tags: tags }
}

module monitoring 'modules/monitoring.bicep' = {
  params: {
    name: name
    location: location
    tags: tags
    logDays: settings.logDays
    appPrincipalId: identity.outputs.principalId
  }
}

module network 'modules/network.bicep' = if (settings.privateNetwork) {
  params: { name: 'vnet-${name}', location: location, tags: tags }
}

var recordAccountName = take('strec${suffix}', 24)

module storage 'modules/storage.bicep' = {
  params: {
    hostAccountName: take('sthost${suffix}', 24)
    recordAccountName: recordAccountName
    location: location
    tags: tags
    settings: settings
    appPrincipalId: identity.outputs.principalId
    workspaceId: monitoring.outputs.workspaceId
  }
}

module cosmos 'modules/cosmos.bicep' = {
  params: {
    accountName: 'cosmos-${name}-${suffix}'
    location: location
    tags: tags
    settings: settings
    appPrincipalId: identity.outputs.principalId
    workspaceId: monitoring.outputs.workspaceId
  }
}

module serviceBus 'modules/service-bus.bicep' = {
  params: {
    namespaceName: 'sb-${name}-${suffix}'
    location: location
    tags: tags
    settings: settings
    appPrincipalId: identity.outputs.principalId
    mailSystemPrincipalId: mailSystemPrincipalId
    workspaceId: monitoring.outputs.workspaceId
  }
}

module durable 'modules/durable.bicep' = {
  params: {
    schedulerName: 'dts-${name}-${suffix}'
    location: location
    tags: tags
    settings: settings
    appPrincipalId: identity.outputs.principalId
  }
}

module keyVault 'modules/key-vault.bicep' = {
  params: {
    vaultName: take('kv-${suffix}', 24)
    location: location
    tags: tags
    settings: settings
    appPrincipalId: identity.outputs.principalId
    deployerPrincipalId: deployerPrincipalId
    deployerPrincipalType: deployerPrincipalType
    deployerAddress: deployerAddress
    workspaceId: monitoring.outputs.workspaceId
  }
}

var endpointTargets = [
  { name: 'cosmos', group: 'Sql', zone: 'privatelink.documents.azure.com' }
  { name: 'records', group: 'blob', zone: 'privatelink.blob.${environment().suffixes.storage}' }
  { name: 'host-blob', group: 'blob', zone: 'privatelink.blob.${environment().suffixes.storage}' }
  { name: 'host-queue', group: 'queue', zone: 'privatelink.queue.${environment().suffixes.storage}' }
  { name: 'host-table', group: 'table', zone: 'privatelink.table.${environment().suffixes.storage}' }
  { name: 'bus', group: 'namespace', zone: 'privatelink.servicebus.windows.net' }
  { name: 'vault', group: 'vault', zone: 'privatelink.vaultcore.azure.net' }
]

module endpoints 'modules/private-endpoint.bicep' = [
  for (target, i) in endpointTargets: if (settings.privateNetwork) {
    params: {
      name: 'pe-${name}-${target.name}'
      location: location
      tags: tags
      // In the order of the targets.
      targetId: [
        cosmos.outputs.accountId
        storage.outputs.recordAccountId
        storage.outputs.hostAccountId
        storage.outputs.hostAccountId
        storage.outputs.hostAccountId
        serviceBus.outputs.namespaceId
        keyVault.outputs.vaultId
      ][i]
      group: target.group
      zoneName: target.zone
      subnetId: network!.outputs.endpointSubnetId
    }
  }
]

module app 'modules/function-app.bicep' = {
  params: {
    name: 'func-${name}-${suffix}'
    location: location
    tags: tags
    settings: settings
    identityId: identity.outputs.id
    deploymentContainer: storage.outputs.deploymentContainer
    subnetId: settings.privateNetwork ? network!.outputs.appSubnetId : ''
    appSettings: {
      AzureWebJobsStorage__accountName: storage.outputs.hostAccountName
      AzureWebJobsStorage__credential: 'managedidentity'
      AzureWebJobsStorage__clientId: identity.outputs.clientId
      APPLICATIONINSIGHTS_CONNECTION_STRING: monitoring.outputs.connectionString
      APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'ClientId=${identity.outputs.clientId};Authorization=AAD'
      AZURE_CLIENT_ID: identity.outputs.clientId
      ServiceBus__fullyQualifiedNamespace: serviceBus.outputs.fullyQualifiedNamespace
      ServiceBus__credential: 'managedidentity'
      ServiceBus__clientId: identity.outputs.clientId
      AsnDrop__blobServiceUri: storage.outputs.recordBlobEndpoint
      AsnDrop__queueServiceUri: storage.outputs.hostQueueEndpoint
      AsnDrop__credential: 'managedidentity'
      AsnDrop__clientId: identity.outputs.clientId
      Blobs__ServiceUri: storage.outputs.recordBlobEndpoint
      LotFunctions__Cosmos__Endpoint: cosmos.outputs.endpoint
      LotFunctions__Cosmos__Database: cosmos.outputs.databaseName
      LotFunctions__Cosmos__CreateMissing: 'false'
      AzureWebJobsDisableHomepage: 'true'
      DURABLE_TASK_SCHEDULER_CONNECTION_STRING: 'Endpoint=${durable.outputs.endpoint};Authentication=ManagedIdentity;ClientID=${identity.outputs.clientId}'
      TASKHUB_NAME: durable.outputs.taskHubName
      // host.json keeps Azure Storage for Azurite; here the scheduler takes its place.
      AzureFunctionsJobHost__extensions__durableTask__storageProvider__type: 'azureManaged'
      AzureFunctionsJobHost__extensions__durableTask__storageProvider__connectionStringName: 'DURABLE_TASK_SCHEDULER_CONNECTION_STRING'
      AzureFunctionsJobHost__extensions__durableTask__hubName: '%TASKHUB_NAME%'
      LotFunctions__NoticeSecret: '@Microsoft.KeyVault(VaultName=${keyVault.outputs.vaultName};SecretName=notice-secret)'
      LotFunctions__ApiKeysJson: '@Microsoft.KeyVault(VaultName=${keyVault.outputs.vaultName};SecretName=api-keys)'
      LotFunctions__Entra__TenantId: empty(entraClientId) ? '' : tenant().tenantId
      LotFunctions__Entra__ClientId: entraClientId
      LotFunctions__House__Name: house.name
      LotFunctions__House__Address: house.address
      LotFunctions__House__Contact: house.contact
    }
  }
}

module dropFolder 'modules/drop-topic.bicep' = {
  params: {
    topicName: 'evgt-${name}'
    location: location
    tags: tags
    storageAccountName: recordAccountName
  }
  dependsOn: [storage]
}

module alerts 'modules/alerts.bicep' = {
  params: {
    name: name
    location: location
    tags: tags
    alertEmail: alertEmail
    serviceBusId: serviceBus.outputs.namespaceId
    cosmosId: cosmos.outputs.accountId
    applicationInsightsId: monitoring.outputs.applicationInsightsId
  }
}

output functionAppName string = app.outputs.name
output apiUrl string = app.outputs.apiUrl
output keyVaultName string = keyVault.outputs.vaultName
output dropTopicName string = dropFolder.outputs.topicName
