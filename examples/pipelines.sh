#!/usr/bin/env bash
# Pipelines with dualcarbon: run in this folder, with dualcarbon, awk and jq on the PATH.
set -euo pipefail

echo "# Capacities as plans print them, told in GW and added up:"
printf '%s\n' 12亿千瓦 "9000 万千瓦" "160 MW" "1.7 billion kW" |
  dualcarbon convert - GW --number |
  awk '{ sum += $1 } END { print sum, "GW" }'

echo "# Falls against 2005, told against 2020, one number a line:"
printf '%s\n' 60% 65% 68% | dualcarbon rebase - --from 2005 --to 2020

echo "# Which targets of Shandong are missed or off track:"
dualcarbon check shandong --format json --exit-zero |
  jq -r '.assessments[] | select(.verdict == "missed" or .verdict == "off_track") | .target'
