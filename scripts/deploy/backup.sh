#!/usr/bin/env bash
# Dumps the database each night at 02:30 UTC into /backups, and keeps fourteen days. `now` dumps once and ends.
set -euo pipefail

dump() {
  local file
  file="/backups/tieout-$(date -u +%Y%m%dT%H%M%SZ).dump"
  pg_dump --format=custom --no-privileges --file="$file.part"
  mv "$file.part" "$file"
  find /backups -name 'tieout-*.dump' -mtime +14 -delete
  echo "wrote $file"
}

if [ "${1:-}" = now ]; then
  dump
  exit
fi
while true; do
  sleep $((($(date -u -d 'tomorrow 02:30' +%s) - $(date -u +%s)) % 86400))
  dump
done
