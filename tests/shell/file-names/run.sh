# Files may be named in Chinese, with blanks, or with what is no text; what moves a cursor is shown, not sent.
dualcarbon new zone:river_park -o 河滨 园区.yaml 2>/dev/null; echo "exit $?"
dualcarbon new zone:river_park -o '河滨 园区.yaml'; echo "exit $?"
dualcarbon show '河滨 园区.yaml' | head -n 1
printf 'region,indicator,year,value,unit\nCN-SD,wind\033[2Jcap,2020,3,GW\n' >$'数据\033[31m.csv'
dualcarbon validate $'数据\033[31m.csv'; echo "exit $?"
dualcarbon check $'没有\033[2J.yaml'; echo "exit $?"
dualcarbon check $'\xff.yaml'; echo "exit $?"
dualcarbon $'\033[31mred'; echo "exit $?"
