// A prod environment as it would be deployed without azd: az deployment sub create --location LOCATION --parameters prod.bicepparam
using 'main.bicep'

param environmentName = 'prod'
param location = 'northeurope'
param profile = 'prod'
param alertEmail = 'quality@alder-valley.example'
param entraClientId = '11111111-1111-1111-1111-111111111111'
param mailSystemPrincipalId = '22222222-2222-2222-2222-222222222222'
param deployerPrincipalId = '33333333-3333-3333-3333-333333333333'
param house = {
  name: 'Alder Valley Foods'
  address: '12 Mill Lane, Alder Valley'
  contact: 'quality@alder-valley.example'
}
