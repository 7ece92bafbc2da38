"""Regions: what people write, and the place they mean."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import dualcarbon.region
from dualcarbon.problem import DualcarbonError
from dualcarbon.region import Region, all_regions, find_province, find_region, own_region, region_of

SPELLINGS = [
    ("CN", "CN"),
    ("cn", "CN"),
    ("China", "CN"),
    ("中国", "CN"),
    ("全国", "CN"),
    ("100000", "CN"),
    ("nation", "CN"),
    ("country", "CN"),
    ("CN-SD", "CN-SD"),
    ("cn-sd", "CN-SD"),
    ("CN-37", "CN-SD"),
    ("370000", "CN-SD"),
    ("shandong", "CN-SD"),
    ("  SHANDONG ", "CN-SD"),
    ("Shandong Province", "CN-SD"),
    ("山东", "CN-SD"),
    ("山东省", "CN-SD"),
    ("山東", "CN-SD"),
    # 山西 has one a, 陕西 two; with tone marks they differ by those
    ("shanxi", "CN-SX"),
    ("CN-14", "CN-SX"),
    ("山西", "CN-SX"),
    ("Shānxī", "CN-SX"),
    ("shaanxi", "CN-SN"),
    ("CN-61", "CN-SN"),
    ("陕西", "CN-SN"),
    ("Shǎnxī", "CN-SN"),
    # official names of the autonomous regions, and how they are called
    ("Inner Mongolia", "CN-NM"),
    ("inner_mongolia", "CN-NM"),
    ("inner-mongolia", "CN-NM"),
    ("Nei Mongol", "CN-NM"),
    ("neimenggu", "CN-NM"),
    ("内蒙古自治区", "CN-NM"),
    ("Guangxi", "CN-GX"),
    ("Guangxi Zhuang Autonomous Region", "CN-GX"),
    ("Xinjiang Uygur Autonomous Region", "CN-XJ"),
    ("Tibet", "CN-XZ"),
    ("xizang", "CN-XZ"),
    ("Ningxia Hui Autonomous Region", "CN-NX"),
    ("Beijing", "CN-BJ"),
    ("Beijing Municipality", "CN-BJ"),
    ("北京市", "CN-BJ"),
    ("Hong Kong", "CN-HK"),
    ("香港", "CN-HK"),
    ("Macao", "CN-MO"),
    ("macau", "CN-MO"),
    ("Taiwan", "CN-TW"),
    ("CN-71", "CN-TW"),
    # a province goes before a city of its name
    ("jilin", "CN-JL"),
    ("吉林", "CN-JL"),
    ("吉林市", "220200"),
    ("Jilin City", "220200"),
    ("hainan", "CN-HI"),
    ("海南", "CN-HI"),
    ("海南省", "CN-HI"),
    ("海南州", "632500"),
    ("hainan_qinghai", "632500"),
    # cities
    ("jinan", "370100"),
    ("济南市", "370100"),
    ("370100", "370100"),
    ("Xi'an", "610100"),
    ("xian", "610100"),
    ("hohhot", "150100"),
    ("Huhehaote", "150100"),
    ("baotou", "150200"),
    ("ordos", "150600"),
    ("hulunbuir", "150700"),
    ("bayannur", "150800"),
    ("ulanqab", "150900"),
    ("hinggan", "152200"),
    ("xilingol", "152500"),
    ("alxa", "152900"),
    ("harbin", "230100"),
    ("Qiqihar", "230200"),
    ("lhasa", "540100"),
    ("xigaze", "540200"),
    ("Shigatse", "540200"),
    ("urumqi", "650100"),
    ("Ürümqi", "650100"),
    ("Karamay", "650200"),
    ("Turpan", "650400"),
    ("Hami", "650500"),
    ("Aksu", "652900"),
    ("Kashgar", "653100"),
    ("Hotan", "653200"),
    ("changzhi", "140400"),
    ("chaoyang", "211300"),
    ("luohe", "411100"),
    ("lu'an", "341500"),
    ("lishui", "331100"),
    ("湘西", "433100"),
    ("湘西州", "433100"),
    ("湘西土家族苗族自治州", "433100"),
    ("Xiangxi Tujia and Miao Autonomous Prefecture", "433100"),
    # pinyin shared by two cities: Chinese, or the province beside it, tells them apart
    ("苏州", "320500"),
    ("苏州市", "320500"),
    ("宿州市", "341300"),
    ("Suzhou, Jiangsu", "320500"),
    ("Suzhou (Anhui)", "341300"),
    ("suzhou_anhui", "341300"),
    ("江苏省苏州市", "320500"),
    ("浙江台州", "331000"),
    # below and beside the cities, because plans set targets for them
    ("jiaozhou", "370281"),
    ("崇明", "310151"),
    ("XPCC", "660000"),
    ("新疆生产建设兵团", "660000"),
    # what an input method leaves behind
    ("ＣＮ-ＳＤ", "CN-SD"),
]

TELL_APART = "give the code or the Chinese name"

ERRORS = [
    ("shandnog", 'unknown region "shandnog"\n  did you mean "shandong"?'),
    ("shannxi", 'unknown region "shannxi"\n  did you mean "shanxi" or "shaanxi"?'),
    ("neimengu", 'unknown region "neimengu"\n  did you mean "inner_mongolia"?'),
    ("山东生", 'unknown region "山东生"\n  did you mean "山东"?'),
    ("atlantis", 'unknown region "atlantis"\n  dualcarbon list regions names those that are known'),
    ("", 'unknown region ""\n  dualcarbon list regions names those that are known'),
    ("370102", 'unknown region "370102"\n  it lies in Jinan City (济南), which is 370100'),
    ("310101", 'unknown region "310101"\n  it lies in Shanghai Municipality (上海), which is CN-SH'),
    ("suzhou", f'"suzhou" is the name of 2 cities: 320500 苏州, 341300 宿州\n  {TELL_APART}'),
    ("Fuzhou City", f'"Fuzhou City" is the name of 2 cities: 350100 福州, 361000 抚州\n  {TELL_APART}'),
    ("taizhou", f'"taizhou" is the name of 2 cities: 321200 泰州, 331000 台州\n  {TELL_APART}'),
]

# Cities that share their pinyin, and so their English name; nothing else in the table is ambiguous.
SHARED = {"suzhou", "taizhou", "yichun", "fuzhou", "yulin"}

# The districts and county-level cities, and the Corps, that plans set targets for.
BELOW_AND_BESIDE = "310151 370202 370203 370211 370212 370213 370214 370215 370281 370283 370285 660000"

# ISO 3166-2:CN, in the order of GB/T 2260
PROVINCES = (
    "BJ TJ HE SX NM LN JL HL SH JS ZJ AH FJ JX SD HA HB HN GD GX HI CQ SC GZ YN XZ SN GS QH NX XJ TW HK MO"
)


# The one-character names as they stand on number plates, in the order of PROVINCES, and then the second name
# where a province has two, and traditional characters.
CHARACTERS = dict(
    zip(
        "京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川贵云藏陕甘青宁新台港澳", PROVINCES.split(), strict=True
    )
)
SECOND = [
    ("申滬", "SH"),
    ("蜀", "SC"),
    ("黔貴", "GZ"),
    ("滇雲", "YN"),
    ("秦陝", "SN"),
    ("陇隴", "GS"),
    ("晉", "SX"),
]
SECOND += [
    ("遼", "LN"),
    ("蘇", "JS"),
    ("閩", "FJ"),
    ("贛", "JX"),
    ("魯", "SD"),
    ("粵", "GD"),
    ("瓊", "HI"),
    ("寧", "NX"),
]


@pytest.mark.parametrize(("characters", "letters"), [*CHARACTERS.items(), *SECOND])
def test_a_province_is_known_by_its_one_character_names(characters: str, letters: str) -> None:
    """All 31, and Hong Kong, Macao and Taiwan: Shanxi is 晋 and Shaanxi 陕 or 秦; 京 is Beijing."""
    assert {find_region(character).code for character in characters} == {f"CN-{letters}"}


@pytest.mark.parametrize("letters", PROVINCES.split())
@pytest.mark.parametrize("write", [str.upper, str.lower, str.title, lambda word: f" {word} "])
def test_a_province_is_known_by_its_letters(letters: str, write: Callable[[str], str]) -> None:
    """The letters of ISO 3166-2 alone, as in a column of a table: SX is Shanxi, SN is Shaanxi."""
    assert find_region(write(letters)).code == f"CN-{letters}"


@pytest.mark.parametrize(
    "name", ["陕西安", "鲁济南", "sdjinan", "SD jinan", "京北京", "西", "山", "XX", "CH"]
)
def test_a_short_name_is_no_piece_of_a_longer_one(name: str) -> None:
    """What is not a name as a whole stays unknown: 陕西安 could be a slip for 陕西 or for 西安."""
    with pytest.raises(DualcarbonError, match="unknown region"):
        find_region(name)


def test_a_region_tells_itself_in_a_line() -> None:
    assert repr(find_region("鲁")) == "<Region CN-SD Shandong 山东>"
    assert str(find_region("鲁")) == "CN-SD"


@pytest.mark.parametrize(("name", "code"), SPELLINGS)
def test_a_region_is_found_by_any_of_its_names(name: str, code: str) -> None:
    """Codes old and new, pinyin, English and Chinese, short and full, in any case."""
    assert find_region(name).code == code


@pytest.mark.parametrize(("name", "message"), ERRORS)
def test_a_name_that_is_no_region_gets_a_sentence_and_a_hint(name: str, message: str) -> None:
    """The message is asserted whole: it is what the user reads."""
    with pytest.raises(DualcarbonError) as caught:
        find_region(name)
    assert str(caught.value) == message


@pytest.mark.parametrize("pinyin", sorted(SHARED))
def test_cities_of_one_pinyin_are_told_apart_by_the_slug(pinyin: str) -> None:
    """The bare pinyin is refused with both cities; each has a slug of its own for its file."""
    with pytest.raises(DualcarbonError) as caught:
        find_region(pinyin)
    cities = [region for region in all_regions() if region.name.lower() == pinyin]
    assert len(cities) == 2
    for city in cities:
        assert f"{city.code} {city.name_zh}" in str(caught.value)
        assert city.slug == f"{pinyin}_{region_of(city.parent).slug}"


def test_the_table_is_complete() -> None:
    """34 provinces in official order, 333 cities and prefectures, the Corps, 11 districts."""
    regions = all_regions()
    assert [region.code for region in regions[:35]] == ["CN", *(f"CN-{code}" for code in PROVINCES.split())]
    assert Counter(region.level for region in regions) == {
        "country": 1,
        "province": 34,
        "city": 333 + 1,
        "district": 11,
    }
    assert set(BELOW_AND_BESIDE.split()) <= {region.code for region in regions}


def test_codes_and_slugs_are_unique() -> None:
    """A slug names a file, so no two regions share one."""
    regions = all_regions()
    assert len({region.code for region in regions}) == len(regions)
    assert len({region.gb for region in regions}) == len(regions)
    assert len({region.slug for region in regions}) == len(regions)


def test_a_city_lies_in_the_province_that_its_code_begins_with() -> None:
    """The first two digits of GB/T 2260 are the province; the Corps (66) is counted with Xinjiang."""
    for region in all_regions()[35:]:
        province = region_of(region.parent)
        assert province.level == "province"
        assert region.gb[:2] == province.gb[:2] or (region.code, province.code) == ("660000", "CN-XJ")


def test_every_name_in_the_table_leads_back_to_its_region() -> None:
    """Except the English names of cities that share them, and where a province goes before."""
    astray = [
        (region.code, name)
        for region in all_regions()
        for name in (
            region.gb,
            region.slug,
            region.name_zh,
            region.full_name_zh,
            region.name,
            region.full_name,
        )
        if region.name.lower() not in SHARED or name not in {region.name, region.full_name}
        if find_region(name) is not region
    ]
    assert astray == [("220200", "吉林"), ("220200", "Jilin"), ("632500", "海南"), ("632500", "Hainan")]


def test_a_city_may_stand_with_its_province() -> None:
    """In Chinese before it, in English behind it; so that no city is out of reach of its name."""
    for region in all_regions()[35:]:
        province = region_of(region.parent)
        assert find_region(f"{region.name}, {province.name}") is region
        assert find_region(f"{province.full_name_zh}{region.full_name_zh}") is region


def test_further_spellings_in_the_table_lead_to_their_region() -> None:
    """The column ``also`` hides no spelling that another region has taken."""
    table = Path(dualcarbon.region.__file__).with_name("divisions.csv")
    with table.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            for spelling in filter(None, row["also"].split(";")):
                assert find_region(spelling).code == row["code"], spelling


@given(st.sampled_from(all_regions()))
def test_finding_a_code_gives_the_very_region(region: Region) -> None:
    """The law of codes: they lead to one region, whichever way it is asked for."""
    assert find_region(region.code) is region
    assert region_of(region.code) is region


@given(st.text(max_size=20))
def test_any_text_gives_a_region_or_an_error_with_a_hint(text: str) -> None:
    """No input leads to another exception, and no error leaves the user without a next step."""
    try:
        hints = [find_region(text).name]
    except DualcarbonError as error:
        hints = [problem.hint for problem in error.problems]
    assert all(hints)


def test_a_bad_slug_says_what_a_good_one_is() -> None:
    """The message is the same wherever a region of one's own is named."""
    with pytest.raises(DualcarbonError) as caught:
        find_region("zone:River Park")
    assert str(caught.value) == (
        '"zone:River Park" is no code for a region of your own\n'
        "  write zone: or company: and a name of a-z, 0-9 and single underscores: zone:river_park"
    )


@pytest.mark.parametrize("code", ["cn-sd", "370000", "CN-37", "shandong", "山东"])
def test_a_file_names_a_region_by_its_official_code_only(code: str) -> None:
    """What the command line understands is no code yet; the hint says which one to write."""
    with pytest.raises(DualcarbonError) as caught:
        region_of(code)
    assert str(caught.value) == (
        f'"{code}" is not the official code of a region\n  write CN-SD for Shandong (山东)'
    )


def test_a_region_of_the_users_own_has_the_names_given_to_it() -> None:
    """A zone or a company stands outside the official divisions: no GB code, no parent."""
    zone = own_region("zone:river_park", "River Park", "河园")
    assert (zone.code, zone.gb, zone.slug, zone.level, zone.parent) == (
        "zone:river_park",
        "",
        "river_park",
        "own",
        "",
    )
    assert (zone.name, zone.full_name, zone.name_zh, zone.full_name_zh) == (
        "River Park",
        "River Park",
        "河园",
        "河园",
    )


def test_a_region_of_the_users_own_is_named_by_its_slug_where_nothing_else_is_known() -> None:
    """A trajectory names ``company:ansteel`` without saying how it is called."""
    assert region_of("company:river_steel").name == "river steel"
    assert find_region("company:river_steel") == region_of("company:river_steel")


@pytest.mark.parametrize(
    "code", ["zone:", "zone:A", "zone:a b", "zone:_a", "park:a", "zone:../a", "zone:a\n", "CN-SD"]
)
def test_a_slug_that_cannot_name_a_file_is_refused(code: str) -> None:
    """Lower-case letters, digits and single underscores only."""
    with pytest.raises(DualcarbonError, match="is no code for a region of your own"):
        own_region(code)


def test_a_province_is_found_without_a_search() -> None:
    """Cities by their code only: a name of the world may be that of a city."""
    found = [
        find_province(name) for name in ("china", "山东", "Shaanxi", "370100", "jinan", "Suzhou", "World")
    ]
    assert [region and region.code for region in found] == [
        "CN",
        "CN-SD",
        "CN-SN",
        "370100",
        None,
        None,
        None,
    ]
