// What azd deploys; its environment (azd env set NAME VALUE) fills it in.
using 'main.bicep'

param environmentName = readEnvironmentVariable('AZURE_ENV_NAME', 'dev')
param location = readEnvironmentVariable('AZURE_LOCATION', 'northeurope')
param profile = readEnvironmentVariable('LOT_PROFILE', 'dev') == 'prod' ? 'prod' : 'dev'
param alertEmail = readEnvironmentVariable('LOT_ALERT_EMAIL', '')
param entraClientId = readEnvironmentVariable('LOT_ENTRA_CLIENT_ID', '')
param mailSystemPrincipalId = readEnvironmentVariable('LOT_MAIL_PRINCIPAL_ID', '')
param deployerPrincipalId = readEnvironmentVariable('AZURE_PRINCIPAL_ID', '')
param deployerPrincipalType = readEnvironmentVariable('AZURE_PRINCIPAL_TYPE', 'User') == 'User'
  ? 'User'
  : 'ServicePrincipal'
param deployerAddress = readEnvironmentVariable('LOT_DEPLOYER_ADDRESS', '')
param house = {
  name: readEnvironmentVariable('LOT_HOUSE_NAME', 'LotFunctions')
  address: readEnvironmentVariable('LOT_HOUSE_ADDRESS', '')
  contact: readEnvironmentVariable('LOT_HOUSE_CONTACT', '')
}
