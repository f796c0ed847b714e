#!/bin/sh
# Makes the notices' secret in the key vault when there is none. Needs the Azure CLI, signed in as the deployer.
set -eu
if ! az keyvault secret show --vault-name "$KEY_VAULT_NAME" --name notice-secret --output none 2> /dev/null; then
  head -c 32 /dev/urandom | base64 | tr -d '\n' > "${TMPDIR:-/tmp}/notice-secret.$$"
  trap 'rm -f "${TMPDIR:-/tmp}/notice-secret.$$"' EXIT
  az keyvault secret set --vault-name "$KEY_VAULT_NAME" --name notice-secret --file "${TMPDIR:-/tmp}/notice-secret.$$" --output none
fi
# Callers' keys: hashes, never the keys. An empty list until somebody writes another.
if ! az keyvault secret show --vault-name "$KEY_VAULT_NAME" --name api-keys --output none 2> /dev/null; then
  az keyvault secret set --vault-name "$KEY_VAULT_NAME" --name api-keys --value '[]' --output none
fi
