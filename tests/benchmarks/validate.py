"""How long 1,000 files of 20 targets take, beside check-jsonschema: python tests/benchmarks/validate.py."""

from __future__ import annotations

import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]
FILES, TARGETS, ROUNDS = 1000, 20, 3
AT_MOST = 300  # MB
_ID = re.compile(r"id: (\S+)")


def main() -> None:
    """Runs both in turn, round after round, and compares the medians; the larger peak of memory counts."""
    with tempfile.TemporaryDirectory() as folder:
        files = make_files(Path(folder))
        bin_ = Path(sys.executable).parent
        ours = [str(bin_ / "dualcarbon"), "validate", folder, "--format", "concise"]
        schema = str(ROOT / "targets" / "targets.schema.json")
        theirs = [str(bin_ / "check-jsonschema"), "--schemafile", schema, *map(str, files)]
        taken: dict[str, list[float]] = {"dualcarbon validate": [], "check-jsonschema": []}
        peaks: dict[str, float] = {}
        for _ in range(ROUNDS):
            for name, command in zip(taken, (ours, theirs), strict=True):
                seconds, peak = measure(command)
                taken[name].append(seconds)
                peaks[name] = max(peak, peaks.get(name, 0))
    for name, times in taken.items():
        print(f"{statistics.median(times):8.2f} s {peaks[name]:8.0f} MB  {name}")
    ratio = statistics.median(taken["dualcarbon validate"]) / statistics.median(taken["check-jsonschema"])
    print(f"{ratio:8.2f}  the ratio of medians, at most 1")
    sys.exit(0 if ratio <= 1 and peaks["dualcarbon validate"] <= AT_MOST else 1)


def make_files(folder: Path) -> list[Path]:
    """Shipped files over and over, each with 20 of their targets."""
    shipped = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "targets").rglob("*.yaml"))]
    made = []
    for number in range(FILES):
        path = folder / f"{number:04}.yaml"
        path.write_text(_with_twenty(shipped[number % len(shipped)]), encoding="utf-8")
        made.append(path)
    return made


def measure(command: list[str]) -> tuple[float, float]:
    """Seconds of a whole process, and its peak of memory in MB."""
    begin = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode in (0, 1), command[0]
    return time.perf_counter() - begin, usage.ru_maxrss / 1024


def _with_twenty(text: str) -> str:
    head, _, tail = text.partition("\ntargets:\n")
    blocks = [block for block in re.split(r"(?=^  - id: )", tail, flags=re.MULTILINE) if "- id: " in block]
    chosen = []
    for at in range(TARGETS):
        block = blocks[at % len(blocks)]
        again = at // len(blocks)
        chosen.append(_ID.sub(rf"id: \1-{again}", block, count=1) if again else block)
    return f"{head}\ntargets:\n" + "".join(block.rstrip() + "\n" for block in chosen)


if __name__ == "__main__":
    main()
