"""Units by their Chinese names: 万千瓦, 吨标准煤/万元, 千克二氧化碳/千瓦时."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import cache

from dualcarbon import units
from dualcarbon.report.paper.wrap import TIE

POINTS = "percentage points"
POWER = re.compile(r"^(10\^\d+|million|billion) (.+)$")
MYRIADS = ((Fraction(10) ** 12, "万亿"), (Fraction(10) ** 8, "亿"), (Fraction(10) ** 4, "万"))
_POWERS = {"million": 6, "billion": 9}
_SIZES = {3: "千", 4: "万", 6: "百万", 7: "千万", 8: "亿", 9: "十亿", 12: "万亿"}
_PRICED = r"yuan_(\d{4})"
_MARKS = r"([/*()])"
_CHINESE = "[\u3400-\u9fff]"

NAMES = {
    "kW": "千瓦",
    "GW": "百万千瓦",
    "kWh": "千瓦时",
    "TWh": "十亿千瓦时",
    "Mtce": "百万吨标准煤",
    "Mt": "百万吨",
    "kt": "千吨",
    "Mt CO2": "百万吨二氧化碳",
    "Mt CO2e": "百万吨二氧化碳当量",
    "tce": "吨标准煤",
    "t": "吨",
    "t CO2": "吨二氧化碳",
    "t CO2e": "吨二氧化碳当量",
    "m3": "立方米",
    "m2": "平方米",
    "ha": "公顷",
    "mu": "亩",
    "yuan": "元",
    "vehicles": "辆",
    "stations": "座",
    "piles": "个充电桩",
    "projects": "个项目",
    "laboratories": "个实验室",
    "tce/10^4 yuan": "吨标准煤/万元",
    "t CO2/10^4 yuan": "吨二氧化碳/万元",
    "kWh/10^4 yuan": "千瓦时/万元",
    "gce/kWh": "克标准煤/千瓦时",
    "g CO2/kWh": "克二氧化碳/千瓦时",
    "g CO2/(t*km)": "克二氧化碳/（吨·公里）",
    "%": "%",
    POINTS: "个百分点",
    "times": "倍",
    "years": "年",
    "year": "年",
    "Mcal": "兆卡",
    "PJ": "拍焦",
    "EJ": "艾焦",
    "PWh": "万亿千瓦时",
    "kgoe": "千克标准油",
    "ktoe": "千吨标准油",
    "Mtoe": "百万吨标准油",
    "ktce": "千吨标准煤",
    "Gtce": "十亿吨标准煤",
    "Gt": "十亿吨",
    "C": "碳",
    "index": "指数",
}


def exponent_of(word: str) -> int:
    """The power of ten that the words in front of a unit stand for: ``10^4``, ``million``."""
    return _POWERS.get(word) or int(word.removeprefix("10^"))


@cache
def name_in_chinese(unit: str) -> str:
    """A unit by its Chinese name; one without stands as it is, apart from its number."""
    if unit in NAMES:
        return NAMES[unit]
    told = [
        part if re.fullmatch(_MARKS, part) else _factor_in_chinese(part)
        for part in re.split(_MARKS, unit)
        if part
    ]
    if all(told):
        return "".join(told).replace("*", "·").replace("(", "（").replace(")", "）")
    return f"{TIE}{unit}" if unit.isascii() else unit


def _factor_in_chinese(text: str) -> str:
    """One factor of a unit: ``10^4 yuan_2020``, ``t CH4``; nothing where a word of it has no Chinese name."""
    power = POWER.match(text)
    size, rest = "", text
    if power is not None:
        size, rest = _SIZES.get(exponent_of(power[1]), ""), power[2]
        if not size:
            return ""
    priced = re.fullmatch(_PRICED, rest)
    if priced is not None:
        return f"{size}元（{priced[1]}年价）"
    whole = NAMES.get(rest) or _spelled_in_chinese(rest)
    if whole:
        return f"{size}{whole}"
    told = [NAMES.get(word) or _spelled_in_chinese(word) for word in rest.split(" ")]
    return f"{size}{''.join(told)}" if all(told) else ""


@cache
def _spelled_in_chinese(word: str) -> str:
    """The Chinese name of a unit that the program knows by this spelling; a gas without one is told by its sign."""
    for known in units.list_units():
        if word == known.name or word in known.spellings:
            names = (*(NAMES.get(one, "") for one in known.spellings), *known.spellings)
            chinese = next((one for one in names if re.match(_CHINESE, one)), "")
            return chinese or (word if known.dimension == units.GAS else "")
    return ""
