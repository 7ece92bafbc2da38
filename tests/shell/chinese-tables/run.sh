# Whole tables in Chinese, at the widths of screens, byte by byte.
cat >园区.yaml <<'YAML'
region: zone:park
name: River park
name_zh: 滨江园区
sources:
  plan:
    title: Carbon peaking plan of the park
    title_zh: 园区碳达峰实施方案
    issuer: National Development and Reform Commission
    number: 园发〔2021〕3号
    issued: 2021-06-01
    evidence: press
targets:
  - {id: wind-2030, indicator: wind_capacity, level: at least 5500 万千瓦, year: 2030, effort: strive, source: plan, locator: "table 2, p. 19, no. 6", note: cumulative}
  - {id: solar-2025, indicator: solar_capacity, addition: at least 1400 万千瓦, baseline: 2020, year: 2025, source: plan, note: 园区自己的备注}
  - {id: intensity-2025, indicator: carbon_intensity, reduction: at least 18 %, year: 2025, effort: binding, source: plan, locator: p. 3}
  - {id: energy-2025, indicator: energy_consumption, level: about 1.2 亿吨标准煤, year: 2025, source: plan}
  - {id: coal-share-2025, indicator: coal_share, level: at most 50 %, year: 2025, source: plan}
  - {id: peak, indicator: co2_emissions, peak: before 2030, source: plan}
  - {id: neutral, indicator: net_emissions, net_zero: by 2060, source: plan}
  - {id: forest-2025, indicator: forest_coverage, unstated: falls markedly, year: 2025, source: plan}
YAML
mkdir 数据
cat >数据/园区.csv <<'CSV'
region,indicator,year,value,unit,relative_to,definition,status,scenario,kind,source,note
zone:park,wind_capacity,2020,20,GW,,,observed,,official,NEA,
zone:park,wind_capacity,2025,40,GW,,,observed,,preliminary,园区统计公报,
zone:park,solar_capacity,2020,10,GW,,,observed,,official,NEA,
zone:park,solar_capacity,2024,31.4,GW,,,observed,,official,NEA,
zone:park,carbon_intensity,2025,-17.2,%,2020,,observed,,official,NEA,
zone:park,energy_consumption,2025,118,Mtce,,,observed,,official,NEA,
zone:park,coal_share,2021,55,%,,,observed,,official,NEA,
CSV
export DUALCARBON_LANG=zh
told() { echo "--- $*"; dualcarbon "$@" 2>&1; echo "exit $?"; }
for COLUMNS in 60 80 120; do
  export COLUMNS
  echo "=== $COLUMNS"
  told check 园区.yaml -t 数据/园区.csv
  told history 园区.yaml --record-dir 数据 --from 2022
  told gaps 园区.yaml --record-dir 数据
  told compare nuclear_capacity --year 2025 --region guangdong,hainan
  told scorecard hainan
  told list data hainan
done
export COLUMNS=80
told check 园区.yaml -t 数据/园区.csv --explain --indicator wind_capacity
told path 园区.yaml wind-2030 -t 数据/园区.csv --format table
told plot 园区.yaml wind_capacity -t 数据/园区.csv
printf 'region: CN-HI\nsources:\n  plan: {title: Plan}\ntargets:\n  - {id: a, indicator: wind_capcity, level: at least 5 GW, year: 2030, source: plan}\n  - {id: b, indicator: carbon_intensity, reduction: 0.65, year: 2030, source: plan}\n' >坏.yaml
told validate 坏.yaml 园区.yaml --severity note
told rebase 65% --from 2005 --to 2020 --region CN
told convert 12亿千瓦 GW
told convert "1 tce" kWh --electricity calorific
told convert "12 GX" MW
told list regions | head -n 6
told list units | sed -n 2,6p
told check 园区.yaml -t 数据/园区.csv --format markdown
told report 园区.yaml -t 数据/园区.csv -o 报告.html
grep -o '<html lang="[^"]*"\|<title>[^<]*\|<h[1-4][^>]*>[^<]*' 报告.html
told plot 园区.yaml wind_capacity -t 数据/园区.csv -o 图.svg
grep -oP '>[^<>]*\p{Han}[^<>]*<' 图.svg | sort -u
told new hangzhou
