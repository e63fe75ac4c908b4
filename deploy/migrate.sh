#!/bin/sh
# Starts the migration job in Azure Container Apps and waits until it has ended. Nothing else starts it: neither azd nor aspire does.
# Exit: 0 migrated, 1 the migration failed, 2 it could not be started or watched, 3 it took too long.
# Settings, all from the environment: AZURE_RESOURCE_GROUP (azd sets it), MIGRATION_JOB, MIGRATION_LIMIT and MIGRATION_PAUSE in seconds.
set -eu

group=${AZURE_RESOURCE_GROUP:-}
job=${MIGRATION_JOB:-migrator}
limit=${MIGRATION_LIMIT:-1800}
pause=${MIGRATION_PAUSE:-5}

fail() {
    code=$1
    shift
    echo "migrate: $*" >&2
    exit "$code"
}

[ -n "$group" ] || fail 2 "AZURE_RESOURCE_GROUP is not set: which resource group is the job '$job' in?"
command -v az > /dev/null || fail 2 "the Azure CLI (az) is not installed."

execution=$(az containerapp job start --name "$job" --resource-group "$group" --query name --output tsv) \
    || fail 2 "the job '$job' in '$group' could not be started."
[ -n "$execution" ] || fail 2 "the job '$job' in '$group' was started, but did not say under which name."
echo "migrate: started $execution, at most $limit s"

waited=0
misses=0
while :; do
    # One failed question says nothing about the migration; several in a row do say that nobody knows any more.
    if status=$(az containerapp job execution show --name "$job" --resource-group "$group" --job-execution-name "$execution" \
        --query properties.status --output tsv); then
        misses=0
    else
        status=Unknown
        misses=$((misses + 1))
        [ "$misses" -lt 5 ] || fail 2 "$execution cannot be watched; look at it in the portal before anything else."
    fi

    case $status in
        Succeeded)
            echo "migrate: $execution succeeded after about $waited s"
            exit 0
            ;;
        Failed | Degraded | Stopped)
            fail 1 "$execution ended as $status. Its log: az containerapp job logs show --name $job --resource-group $group --execution $execution --container $job"
            ;;
    esac

    [ "$waited" -lt "$limit" ] || fail 3 "$execution is still $status after $waited s. It goes on; nothing was rolled back."
    sleep "$pause"
    waited=$((waited + pause))
done
