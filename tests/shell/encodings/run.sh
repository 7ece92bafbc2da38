# Whatever the console can show, no power of ten and no sign is lost; data are always UTF-8.
cat >e.yaml <<'YAML'
region: zone:park
name: Park
name_zh: 园区
sources:
  plan: {title: Plan, title_zh: 规划}
targets:
  - {id: wind-2030, indicator: wind_capacity, level: at least 5500 万千瓦, year: 2030, source: plan}
YAML
for encoding in utf-8 gb18030 gbk cp1252 ascii; do
  echo "$encoding"
  PYTHONIOENCODING=$encoding dualcarbon show e.yaml | { iconv -f $encoding -t utf-8 2>/dev/null || cat; } | tail -n 1
  PYTHONIOENCODING=$encoding dualcarbon show e.yaml --format csv | cut -d, -f1-2,5 | tail -n 1
  PYTHONIOENCODING=$encoding dualcarbon convert 12亿千瓦 GW
  PYTHONIOENCODING=$encoding dualcarbon convert 12亿千瓦 升 2>&1 | { iconv -f $encoding -t utf-8 2>/dev/null || cat; }
done
