"""The kept worths of units are what pint says."""

from __future__ import annotations

import subprocess
import sys

from worths import PATH, text


def test_the_table_is_what_pint_says() -> None:
    """Made again from the definitions, it is the same; else run python tests/worths.py."""
    assert PATH.read_text(encoding="utf-8") == text()


def test_a_conversion_does_not_start_pint() -> None:
    """Only price years and the like do."""
    program = (
        "import sys; from decimal import Decimal; from dualcarbon.units import convert;"
        "print(convert(Decimal(12), '亿千瓦', 'GW'), 'pint' in sys.modules);"
        "print(convert(Decimal(1), 'tce/万元_2005', 'kgce/yuan_2005'), 'pint' in sys.modules)"
    )
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert ran.stdout == "1200 False\n0.1 True\n"
