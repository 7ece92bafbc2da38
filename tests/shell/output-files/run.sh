# -o FILE holds what standard output would have held, whole or not at all, and nothing else is left in the folder.
mkdir 结果
dualcarbon convert '12 GW' MW -o 结果/功率.txt; echo "exit $?"
cat 结果/功率.txt
dualcarbon list data shandong --format csv -o 结果/数据.csv; echo "exit $?"
dualcarbon list data shandong --format csv | cmp - 结果/数据.csv && echo the same
dualcarbon convert '12 GW' MW -o -
dualcarbon convert '12 GW' MW -o absent/x.txt; echo "exit $?"
dualcarbon convert '12 GW' MW -o 结果; echo "exit $?"
echo before >x.txt
dualcarbon convert '12 XW' MW -o x.txt; echo "exit $?"
cat x.txt
printf '12 GW\n12 XW\n1 GW\n' | dualcarbon convert - MW -o x.txt; echo "exit $?"
cat x.txt
dualcarbon convert '12 GW' MW -o x.txt -o y.txt; echo "exit $?"
if [ -e /dev/full ]; then dualcarbon list units -o /dev/full; echo "exit $?"; fi
find . -type f | sort
