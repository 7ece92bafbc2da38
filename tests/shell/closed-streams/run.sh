# Closed and full streams are told in a line, with exit code 2 and no traceback; a reader that leaves is no fault.
if [ -e /dev/full ]; then
  dualcarbon --help >/dev/full; echo "exit $?"
  dualcarbon check --help >/dev/full; echo "exit $?"
  dualcarbon convert '12 GW' MW >/dev/full; echo "exit $?"
  dualcarbon list units >/dev/full; echo "exit $?"
fi
dualcarbon convert '12 GW' MW >&-; echo "exit $?"
dualcarbon check shandong >&-; echo "exit $?"
dualcarbon --help >&-; echo "exit $?"
dualcarbon --version >&-; echo "exit $?"
dualcarbon convert - MW <&-; echo "exit $?"
dualcarbon validate - <&-; echo "exit $?"
dualcarbon rebase - --from 2005 --to 2020 <&-; echo "exit $?"
dualcarbon convert '12 GW' MW 2>&-; echo "exit $?"
dualcarbon convert '12 XW' MW 2>&-; echo "exit $?"
dualcarbon no_such_command 2>&-; echo "exit $?"
dualcarbon convert '12 GW' MW >&- 2>&-; echo "exit $?"
dualcarbon convert '12 GW' MW <&- >&- 2>&-; echo "exit $?"
dualcarbon convert '12 GW' MW -o kept.txt >&-; echo "exit $?"
cat kept.txt
set -o pipefail
dualcarbon --help | head -n 1; echo "exit $?"
yes '12 GW' | head -n 100000 | dualcarbon convert - MW | head -n 1; echo "exit ${PIPESTATUS[2]}"
