# What is typed: -h, lists with commas or repeated, one value for one option, regions by their short names.
dualcarbon -h | head -n 1
dualcarbon check -h | head -n 1
dualcarbon list -h | head -n 1
dualcarbon list data -h | head -n 1
dualcarbon check SD --year 2030 --year 2035; echo "exit $?"
dualcarbon check 山东 济南 --exit-zero --format csv | cut -d, -f1 | sort -u
dualcarbon show 鲁 | head -n 1 | cut -d: -f1
dualcarbon show SD | head -n 1 | cut -d: -f1
dualcarbon chek; echo "exit $?"
dualcarbon convert 1GW MW --format jsno; echo "exit $?"
