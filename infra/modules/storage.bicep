// Two accounts: the host's own (code, leases, task hub of the runtime) and the records', which nobody can change.
import { profileSettings } from '../profiles.bicep'
import { roles } from 'roles.bicep'

param hostAccountName string
param recordAccountName string
param location string
param tags object
param settings profileSettings
param appPrincipalId string
param workspaceId string

var sku = settings.zoneRedundant ? 'Standard_ZRS' : 'Standard_LRS'

@description('All that the system writes, under the name that its options give it.')
var recordContainerName = 'lotfunctions'

resource host 'Microsoft.Storage/storageAccounts@2024-01-01' = {
  name: hostAccountName
  location: location
  tags: tags
  kind: 'StorageV2'
  sku: { name: sku }
  properties: {
    allowBlobPublicAccess: false
    allowSharedKeyAccess: false
    defaultToOAuthAuthentication: true
    minimumTlsVersion: 'TLS1_2'
    publicNetworkAccess: settings.privateNetwork ? 'Disabled' : 'Enabled'
    networkAcls: { bypass: 'AzureServices', defaultAction: settings.privateNetwork ? 'Deny' : 'Allow' }
  }

  resource blobs 'blobServices' = {
    name: 'default'

    resource deployments 'containers' = {
      name: 'deployments'
    }
  }
}

resource records 'Microsoft.Storage/storageAccounts@2024-01-01' = {
  name: recordAccountName
  location: location
  tags: tags
  kind: 'StorageV2'
  sku: { name: sku }
  properties: {
    accessTier: 'Hot'
    allowBlobPublicAccess: false
    allowSharedKeyAccess: false
    defaultToOAuthAuthentication: true
    // A hierarchical namespace lists in another order than the store relies on.
    isHnsEnabled: false
    minimumTlsVersion: 'TLS1_2'
    publicNetworkAccess: settings.privateNetwork ? 'Disabled' : 'Enabled'
    networkAcls: { bypass: 'AzureServices', defaultAction: settings.privateNetwork ? 'Deny' : 'Allow' }
  }

  resource blobs 'blobServices' = {
    name: 'default'
    properties: {
      deleteRetentionPolicy: { enabled: true, days: 30 }
      containerDeleteRetentionPolicy: { enabled: true, days: 30 }
    }

    // Raw documents, acknowledgments, scopes, notices, packages. The store writes each name once and removes none, so that
    // one policy holds for all. It is left unlocked: to lock it is a decision that cannot be taken back.
    resource container 'containers' = {
      name: recordContainerName

      resource immutability 'immutabilityPolicies' = if (settings.immutabilityDays > 0) {
        name: 'default'
        properties: {
          immutabilityPeriodSinceCreationInDays: settings.immutabilityDays
          allowProtectedAppendWrites: false
        }
      }
    }

    resource drop 'containers' = {
      name: 'asn-drop'
    }
  }

  resource lifecycle 'managementPolicies' = {
    name: 'default'
    properties: {
      policy: {
        rules: [
          {
            name: 'records-cool'
            type: 'Lifecycle'
            definition: {
              filters: { blobTypes: ['blockBlob'], prefixMatch: ['${recordContainerName}/'] }
              actions: { baseBlob: { tierToCool: { daysAfterModificationGreaterThan: settings.coolAfterDays } } }
            }
          }
          {
            // What was dropped was archived when it was taken; the copy in the drop folder is only for looking back.
            name: 'drop-clean'
            type: 'Lifecycle'
            definition: {
              filters: { blobTypes: ['blockBlob'], prefixMatch: ['asn-drop/'] }
              actions: { baseBlob: { delete: { daysAfterModificationGreaterThan: 30 } } }
            }
          }
        ]
      }
    }
  }
}

resource hostRoles 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for role in [roles.storageBlobDataOwner, roles.storageQueueDataContributor, roles.storageTableDataContributor]: {
    scope: host
    name: guid(host.id, 'app', role)
    properties: {
      principalId: appPrincipalId
      principalType: 'ServicePrincipal'
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', role)
    }
  }
]

resource recordRole 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: records::blobs::container
  name: guid(records::blobs::container.id, 'app', roles.storageBlobDataContributor)
  properties: {
    principalId: appPrincipalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId(
      'Microsoft.Authorization/roleDefinitions',
      roles.storageBlobDataContributor
    )
  }
}

resource dropRole 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: records::blobs::drop
  name: guid(records::blobs::drop.id, 'app', roles.storageBlobDataContributor)
  properties: {
    principalId: appPrincipalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId(
      'Microsoft.Authorization/roleDefinitions',
      roles.storageBlobDataContributor
    )
  }
}

// Who read or wrote a record.
resource audit 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: records::blobs
  name: 'audit'
  properties: {
    workspaceId: workspaceId
    logs: [{ categoryGroup: 'audit', enabled: true }]
  }
}

output hostAccountName string = host.name
output hostAccountId string = host.id
output hostQueueEndpoint string = host.properties.primaryEndpoints.queue
output deploymentContainer string = '${host.properties.primaryEndpoints.blob}${host::blobs::deployments.name}'
output recordAccountId string = records.id
output recordBlobEndpoint string = records.properties.primaryEndpoints.blob
