"""A target file to start from."""

from __future__ import annotations

from dualcarbon.region import Region
from dualcarbon.target_file.schema import SCHEMA_NAME


def draft(region: Region) -> str:
    """A commented file of a region, which holds one goal without a number and reads as it stands."""
    names = f"name: {region.name}\nname_zh: {region.name_zh}\n" if ":" in region.code else ""
    called = " · ".join(dict.fromkeys((region.full_name, region.full_name_zh)))
    return f"""# yaml-language-server: $schema={SCHEMA_NAME}
# (for editors; dualcarbon schema > {SCHEMA_NAME} writes it)
# {called}
# Check this file with: dualcarbon validate FILE, and its targets with: dualcarbon check FILE
region: {region.code}
{names}
# The documents, each under a key of your own. Only the title is required.
sources:
  plan:
    title: Carbon Peaking Implementation Plan
    # title_zh: 碳达峰实施方案
    # number: 政字〔2022〕1号
    issuer: People's Government
    issued: 2022-12        # a year, a month or a day
    # period: 2021-2025    # of a plan for some years
    # url: https://...     # where it can be read
    evidence: official     # official, press or copy: the page that the numbers were read on

# The targets, each with one form:
#   level: at least 20 %                     an amount or share in the target year
#   reduction: at least 18 %                 a relative fall against the baseline
#   decrease: at least 12000 t               an absolute fall
#   increase: 2.5 percentage points          an absolute rise, or a relative one in %
#   multiple: more than 6                    times the baseline
#   growth: at least 6.4 % per year on average
#   addition: at least 1000 万千瓦 per year    what is added after the baseline
#   peak: before 2030                        before excludes the year, by includes it
#   net_zero: by 2060
#   unstated: falls markedly                 a goal without a number
# Bounds are words: at least, more than, at most, less than, about, exactly, and ranges such as 40 to 45 %.
# dualcarbon list indicators names what can stand behind indicator, dualcarbon list units the units.
targets:
  - id: carbon-intensity-2030
    indicator: carbon_intensity
    unstated: as assigned by the state
    year: 2030
    source: plan
    # locator: 二、主要目标   # where in the document
  # - id: carbon-intensity-2025
  #   indicator: carbon_intensity
  #   reduction: at least 18 %
  #   baseline: 2020
  #   year: 2025
  #   effort: binding       # binding, expected or strive
  #   source: plan
"""
