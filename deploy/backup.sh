#!/bin/bash
# The database of the Compose deployment, dumped every night at 02:00 UTC and once at the start. Keeps the last fourteen dumps.
set -euo pipefail
keep=${BACKUP_KEEP:-14}
folder=${BACKUP_FOLDER:-/backups}

dump() {
    local file
    file=$folder/gapless-$(date -u +%Y%m%dT%H%M%SZ).dump
    if pg_dump --format=custom --dbname=gapless --file="$file.part"; then
        mv "$file.part" "$file" # a dump under its own name is a whole one
        echo "backup: $file, $(stat -c %s "$file") bytes"
        find "$folder" -name 'gapless-*.dump' | sort -r | tail -n "+$((keep + 1))" | xargs -r rm --
    else
        rm -f "$file.part"
        echo "backup: failed; the next attempt follows" >&2
        return 1
    fi
}

until dump; do sleep 60; done
[ "${1:-}" = once ] && exit 0
while :; do
    now=$(date -u +%s)
    sleep "$((86400 - (now - 7200) % 86400))"
    dump || { sleep 600; dump || true; }
done
