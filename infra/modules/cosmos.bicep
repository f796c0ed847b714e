// The ledger and the registers. Which containers there are, and how they are keyed and indexed, is the adapter's file: the
// same that it makes them from on an emulator.
import { profileSettings } from '../profiles.bicep'

param accountName string
param location string
param tags object
param settings profileSettings
param appPrincipalId string
param workspaceId string

var databaseName = 'lotfunctions'
var layout = loadJsonContent('../../functions/LotFunctions.Azure/Cosmos/containers.json')
var serverless = settings.cosmosAutoscale == 0

resource account 'Microsoft.DocumentDB/databaseAccounts@2024-11-15' = {
  name: accountName
  location: location
  tags: tags
  kind: 'GlobalDocumentDB'
  properties: {
    databaseAccountOfferType: 'Standard'
    locations: [{ locationName: location, failoverPriority: 0, isZoneRedundant: settings.zoneRedundant }]
    // A reply to a scan is read by the next scan of that lot, on whatever instance.
    consistencyPolicy: { defaultConsistencyLevel: 'Strong' }
    capabilities: serverless ? [{ name: 'EnableServerless' }] : []
    disableLocalAuth: true
    disableKeyBasedMetadataWriteAccess: true
    minimalTlsVersion: 'Tls12'
    publicNetworkAccess: settings.privateNetwork ? 'Disabled' : 'Enabled'
    backupPolicy: { type: 'Continuous', continuousModeProperties: { tier: settings.cosmosBackup } }
  }
}

resource database 'Microsoft.DocumentDB/databaseAccounts/sqlDatabases@2024-11-15' = {
  parent: account
  name: databaseName
  properties: {
    resource: { id: databaseName }
    // The containers share it: a recall reads much of one, a busy shift writes much to another.
    options: serverless ? {} : { autoscaleSettings: { maxThroughput: settings.cosmosAutoscale } }
  }

  resource container 'containers' = [
    for item in layout.containers: {
      name: item.name
      properties: {
        resource: {
          id: item.name
          partitionKey: { kind: 'Hash', version: 2, paths: [layout.partitionKey] }
          indexingPolicy: {
            indexingMode: 'consistent'
            automatic: true
            includedPaths: map(item.indexed, path => { path: path })
            excludedPaths: [{ path: '/*' }]
          }
        }
      }
    }
  ]
}

// Data only: the app can neither make nor remove a container.
resource dataContributor 'Microsoft.DocumentDB/databaseAccounts/sqlRoleAssignments@2024-11-15' = {
  parent: account
  name: guid(account.id, 'app', 'data-contributor')
  properties: {
    principalId: appPrincipalId
    roleDefinitionId: '${account.id}/sqlRoleDefinitions/00000000-0000-0000-0000-000000000002'
    scope: '${account.id}/dbs/${database.name}'
  }
}

resource audit 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: account
  name: 'audit'
  properties: {
    workspaceId: workspaceId
    logs: [{ category: 'ControlPlaneRequests', enabled: true }]
  }
}

output accountId string = account.id
output endpoint string = account.properties.documentEndpoint
output databaseName string = database.name
