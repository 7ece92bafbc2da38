"""Whether the extras that were asked for can be loaded, and every other one says how to install it."""

from __future__ import annotations

import sys

from dualcarbon.problem import DualcarbonError, extra

MODULES = {
    "tables": ("narwhals", "openpyxl", "pyarrow"),
    "plot": ("matplotlib", "plotext"),
    "report": ("jinja2", "matplotlib"),
}


def main(*installed: str) -> int:
    """Tells of each extra what became of it."""
    wanted = set(MODULES) if "all" in installed else set(installed)
    there = {module for name in wanted for module in MODULES[name]}
    faults = 0
    for name, modules in MODULES.items():
        for module in modules:
            try:
                extra(name, module)
                good = module in there
            except DualcarbonError as error:
                good = module not in there and f"pip install 'dualcarbon[{name}]'" in str(error)
            faults += not good
            print(
                f"{name}: {module} {'there' if module in there else 'not there'}{'' if good else ': WRONG'}"
            )
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
