#!/bin/sh
# Subscribes the function asn-drop to new blobs in the drop folder. Needs the Azure CLI, signed in as the deployer.
set -eu
az deployment group create --resource-group "$AZURE_RESOURCE_GROUP" --name drop-subscription --template-file modules/drop-subscription.bicep \
  --parameters functionAppName="$FUNCTION_APP_NAME" topicName="$DROP_TOPIC_NAME" --output none
