// The two sizes of the system. What differs between them stands here and nowhere else.

@export()
type profileName = 'dev' | 'prod'

@export()
type profileSettings = {
  @description('Request units a second that Cosmos DB scales up to; 0: serverless.')
  cosmosAutoscale: int

  @description('How far back Cosmos DB can be restored, to the second.')
  cosmosBackup: 'Continuous7Days' | 'Continuous30Days'

  @description('Copies in several zones, for every service that has them.')
  zoneRedundant: bool

  @description('Days in which no blob of the records can be changed or removed, by anyone; 0: no policy.')
  immutabilityDays: int

  @description('Days after which records go to the cool tier.')
  coolAfterDays: int

  @description('Premium has private endpoints and its own capacity.')
  serviceBusSku: 'Standard' | 'Premium'

  @description('Dedicated keeps a scheduler of our own; Consumption is paid by action.')
  durableSku: 'Consumption' | 'Dedicated'

  @description('Services have no public address; the app reaches them through a network of its own.')
  privateNetwork: bool

  @description('Instances that the app may scale out to.')
  maximumInstances: int

  @description('Instances kept warm for the HTTP functions, so that a scanner does not wait for a cold start.')
  alwaysReady: int

  @description('Memory of an instance.')
  instanceMemoryMB: 512 | 2048 | 4096

  @description('Days that logs are kept.')
  logDays: int
}

@export()
var profiles = {
  dev: {
    cosmosAutoscale: 0
    cosmosBackup: 'Continuous7Days'
    zoneRedundant: false
    immutabilityDays: 0
    coolAfterDays: 30
    serviceBusSku: 'Standard'
    durableSku: 'Consumption'
    privateNetwork: false
    maximumInstances: 40
    alwaysReady: 0
    instanceMemoryMB: 2048
    logDays: 30
  }
  prod: {
    cosmosAutoscale: 10000
    cosmosBackup: 'Continuous30Days'
    zoneRedundant: true
    // Two years are what 21 CFR 1.1460(c) asks for; a house with other duties sets more.
    immutabilityDays: 730
    coolAfterDays: 90
    serviceBusSku: 'Premium'
    durableSku: 'Dedicated'
    privateNetwork: true
    maximumInstances: 100
    alwaysReady: 2
    instanceMemoryMB: 4096
    logDays: 90
  }
}
