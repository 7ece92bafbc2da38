# Chinese on consoles of two encodings and of none, files named in Chinese, help and refusals.
cat >园区.yaml <<'YAML'
region: zone:park
name: Park
name_zh: 园区
sources:
  plan: {title: Plan, title_zh: 规划}
targets:
  - {id: wind-2030, indicator: wind_capacity, level: at least 5500 万千瓦, year: 2030, source: plan}
YAML
printf 'region,indicator,year,value,unit\nzone:park,wind_capacity,2020,20,GW\nzone:park,wind_capacity,2025,40,GW\n' >数据.csv
export DUALCARBON_LANG=zh COLUMNS=100
for encoding in utf-8 gb18030 ascii; do
  echo "$encoding"
  PYTHONIOENCODING=$encoding dualcarbon check 园区.yaml -t 数据.csv | iconv -f $encoding -t utf-8 | sed -n 5p
  PYTHONIOENCODING=$encoding dualcarbon check 没有 2>&1 | iconv -f $encoding -t utf-8
done
dualcarbon check 园区.yaml -t 数据.csv --format csv -o 结果.csv; echo "exit $?"; head -c 30 结果.csv; echo
dualcarbon check 园区.yaml -t 数据.csv --format markdown -o 报告.md; echo "exit $?"; head -n 1 报告.md
dualcarbon check 没有.yaml; echo "exit $?"
dualcarbon chek; echo "exit $?"
dualcarbon --lang en check 没有.yaml; echo "exit $?"
DUALCARBON_LANG=fr dualcarbon check 园区.yaml; echo "exit $?"
printf '12亿千瓦\n3 pct\n' | dualcarbon convert - GW; echo "exit $?"
dualcarbon rule DC110 | head -n 3
