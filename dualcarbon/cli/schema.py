"""``schema``: the JSON Schema of target files."""

from __future__ import annotations

from dualcarbon.cli.output import write_data


def schema() -> None:
    """Print the JSON Schema of target files, for editors.

    Example: dualcarbon schema > targets.schema.json
    """
    import json

    from dualcarbon.target_file import to_schema

    write_data(json.dumps(to_schema(), ensure_ascii=False, indent=2) + "\n")
