"""What a region is, and the regions that are the user's own."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dualcarbon.problem import Name, Sentence, UnknownName

OWN_CODE = re.compile(r"(zone|company):[a-z0-9]+(_[a-z0-9]+)*")


@dataclass(frozen=True, kw_only=True, slots=True)
class Region:
    """A place, or a company, with the code and the names it goes by.

    ``code`` is the official one that files and results use: ``CN``, ``CN-SD``, ``370100``, ``zone:slug``.
    ``gb`` is the six-digit code of GB/T 2260, ``slug`` the file name, ``parent`` the code of the region
    above. A region of the user's own has neither ``gb`` nor ``parent``.
    """

    code: str
    gb: str
    slug: str
    name: str
    name_zh: str
    full_name: str
    full_name_zh: str
    level: str
    parent: str

    @property
    def called(self) -> Name:
        """Its name in a sentence, in each language; its code where it has none."""
        return Name(self.name or self.code, zh=self.name_zh)

    def __str__(self) -> str:
        return self.code

    def __repr__(self) -> str:
        return f"<Region {self.code} {self.name} {self.name_zh}>"


def own_region(code: str, name: str = "", name_zh: str = "") -> Region:
    """A region of the user's own: ``zone:slug`` or ``company:slug``; without a name the slug serves as one.

    Raises:
        UnknownName: the code is not of this form.
    """
    if not OWN_CODE.fullmatch(code):
        raise UnknownName(
            Sentence('"{code}" is no code for a region of your own', code=code),
            hint="write zone: or company: and a name of a-z, 0-9 and single underscores: zone:river_park",
        )
    slug = code.partition(":")[2]
    english = name or slug.replace("_", " ")
    chinese = name_zh or english
    return Region(
        code=code,
        gb="",
        slug=slug,
        name=english,
        name_zh=chinese,
        full_name=english,
        full_name_zh=chinese,
        level="own",
        parent="",
    )
