// The whole system in one resource group. Nothing in it is opened by a key or a connection string: the app's identity is
// given the roles that it needs, each on the resource that it needs it for.
targetScope = 'subscription'

import { profileName, profiles } from 'profiles.bicep'

@description('Names the environment; part of the names of all resources.')
@minLength(2)
@maxLength(12)
param environmentName string

@description('Where everything is. Must offer Flex Consumption and the Durable Task Scheduler.')
param location string

@description('dev costs nearly nothing when idle; prod is zone-redundant, private and kept for years.')
param profile profileName

@description('Who is told of alerts.')
param alertEmail string = ''

@description('The application in Entra ID whose tokens are admitted (its client id); empty: API keys only.')
param entraClientId string = ''

@description('The identity of the mail system that takes notices-outbound (object id); empty: none is given a role.')
param mailSystemPrincipalId string = ''

@description('The person or pipeline that deploys (object id); may write the secrets.')
param deployerPrincipalId string = ''

@description('User or ServicePrincipal.')
@allowed(['User', 'ServicePrincipal'])
param deployerPrincipalType string = 'User'

@description('The address (CIDR) from which the deployer may reach the key vault of a private environment; empty: from inside only.')
param deployerAddress string = ''

@description('What the notices say of the house: name, address, contact.')
param house { name: string, address: string, contact: string }

var tags = { 'azd-env-name': environmentName, application: 'lotfunctions' }
var suffix = uniqueString(subscription().id, environmentName, location)

resource group 'Microsoft.Resources/resourceGroups@2024-03-01' = {
  name: 'rg-lotfunctions-${environmentName}'
  location: location
  tags: tags
}

module system 'system.bicep' = {
  scope: group
  params: {
    name: 'lot-${environmentName}'
    suffix: suffix
    location: location
    settings: profiles[profile]
    tags: tags
    alertEmail: alertEmail
    entraClientId: entraClientId
    mailSystemPrincipalId: mailSystemPrincipalId
    deployerPrincipalId: deployerPrincipalId
    deployerPrincipalType: deployerPrincipalType
    deployerAddress: deployerAddress
    house: house
  }
}

// azd hands these to the hooks and to the next deployment.
output AZURE_RESOURCE_GROUP string = group.name
output FUNCTION_APP_NAME string = system.outputs.functionAppName
output KEY_VAULT_NAME string = system.outputs.keyVaultName
output DROP_TOPIC_NAME string = system.outputs.dropTopicName
output API_URL string = system.outputs.apiUrl
