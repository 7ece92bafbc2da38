"""A headless Chromium, where there is one: axe-core on a page, and a page's size on a screen."""

from __future__ import annotations

import html
import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
_HERE = Path(__file__).parent.parent
_PLACES = (os.environ.get("AXE_CORE", ""), str(_HERE / "node_modules" / "axe-core" / "axe.min.js"))
AXE = next((Path(place) for place in _PLACES if place and Path(place).is_file()), None)

needs_chromium = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here")
needs_axe = pytest.mark.skipif(
    CHROMIUM is None or AXE is None, reason="no Chromium, or no axe-core (npm install axe-core)"
)
_TOLD = re.compile(r'<pre id="told">(.*?)</pre>', re.DOTALL)


def dom_after(page: Path, script: str, *, folder: Path, width: int = 1280) -> str:
    """What a script says in ``<pre id="told">`` when it has run on a page."""
    text = page.read_text(encoding="utf-8").replace("</body>", f"<script>{script}</script></body>")
    tried = page.with_name(f"tried-{page.name}")
    tried.write_text(text, encoding="utf-8")
    done = subprocess.run(
        [
            str(CHROMIUM),
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--allow-file-access-from-files",
            f"--user-data-dir={folder / 'profile'}",
            f"--window-size={width},900",
            "--virtual-time-budget=20000",
            "--dump-dom",
            tried.as_uri(),
        ],
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    found = _TOLD.search(done.stdout)
    assert found, done.stdout[-500:]
    return html.unescape(found[1])


def axe_faults(page: Path, *, folder: Path) -> list[str]:
    """What axe-core finds wrong: rule and place."""
    assert AXE is not None
    script = f"""{AXE.read_text(encoding="utf-8")}
for (const one of document.querySelectorAll("details")) one.open = true;
axe.run().then(found => {{
  const told = document.createElement("pre");
  told.id = "told";
  told.textContent = JSON.stringify(found.violations.map(
    one => one.id + ": " + one.nodes.slice(0, 3).map(node => node.target.join(" ")).join(", ")));
  document.body.append(told);
}});"""
    faults: list[str] = json.loads(dom_after(page, script, folder=folder))
    return faults


def overflow(page: Path, *, folder: Path, width: int) -> int:
    """By how many pixels a page is wider than a screen (a frame: no window is so narrow)."""
    frame = page.with_name(f"framed-{page.name}")
    frame.write_text(
        f'<!DOCTYPE html><body><iframe id="f" src="{page.name}" width="{width}"></iframe></body>',
        encoding="utf-8",
    )
    script = """addEventListener("load", () => {
  const inner = document.getElementById("f").contentDocument.documentElement;
  const told = document.createElement("pre");
  told.id = "told";
  told.textContent = String(inner.scrollWidth - inner.clientWidth);
  document.body.append(told);
});"""
    return int(dom_after(frame, script, folder=folder))
