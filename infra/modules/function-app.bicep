// The app on Flex Consumption: scales by queue and request, runs in our network, deployed from a blob by its identity.
import { profileSettings } from '../profiles.bicep'

param name string
param location string
param tags object
param settings profileSettings
param identityId string
param deploymentContainer string
param subnetId string
param appSettings object

resource plan 'Microsoft.Web/serverfarms@2024-04-01' = {
  name: 'plan-${name}'
  location: location
  tags: tags
  kind: 'functionapp'
  sku: { name: 'FC1', tier: 'FlexConsumption' }
  properties: {
    reserved: true
    zoneRedundant: settings.zoneRedundant
  }
}

resource app 'Microsoft.Web/sites@2024-04-01' = {
  name: name
  location: location
  // azd finds the service's resource by this tag.
  tags: union(tags, { 'azd-service-name': 'api' })
  kind: 'functionapp,linux'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: { '${identityId}': {} }
  }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    keyVaultReferenceIdentity: identityId
    virtualNetworkSubnetId: empty(subnetId) ? null : subnetId
    siteConfig: {
      minTlsVersion: '1.2'
      ftpsState: 'Disabled'
      http20Enabled: true
    }
    functionAppConfig: {
      runtime: { name: 'dotnet-isolated', version: '10.0' }
      deployment: {
        storage: {
          type: 'blobContainer'
          value: deploymentContainer
          authentication: { type: 'UserAssignedIdentity', userAssignedIdentityResourceId: identityId }
        }
      }
      scaleAndConcurrency: {
        instanceMemoryMB: settings.instanceMemoryMB
        maximumInstanceCount: settings.maximumInstances
        alwaysReady: settings.alwaysReady == 0 ? [] : [{ name: 'http', instanceCount: settings.alwaysReady }]
      }
    }
  }

  resource configuration 'config' = {
    name: 'appsettings'
    properties: appSettings
  }

  // Publishing by user name and password is closed; the deployer's identity does it.
  resource ftp 'basicPublishingCredentialsPolicies' = {
    name: 'ftp'
    properties: { allow: false }
  }

  resource scm 'basicPublishingCredentialsPolicies' = {
    name: 'scm'
    properties: { allow: false }
  }
}

output name string = app.name
output apiUrl string = 'https://${app.properties.defaultHostName}/api'
