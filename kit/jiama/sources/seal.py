"""Record the present hash and size of every data file, after checking that it can be read.

For developers who changed a file on purpose: ``python -m jiama.sources.seal``.
"""

import json
from pathlib import Path

from jiama import places
from jiama.sources.package import descriptor, digest, load, normalised


def seal(folder: Path | None = None) -> tuple[str, ...]:
    """Refresh ``hash`` and ``bytes`` in datapackage.json.

    Returns
    -------
    tuple of str
        Names of the tables whose record changed.

    Raises
    ------
    SourceError
        If a file is missing, lacks a declared column or holds a value of the wrong type.
    """
    home = folder or places.datasets()
    package = descriptor(home)
    changed = []
    for entry in package["resources"]:
        content = normalised(home / entry["path"])
        record = {"bytes": len(content), "hash": digest(content)}
        if any(entry.get(key) != value for key, value in record.items()):
            changed.append(entry["name"])
        entry.update(record)
    text = json.dumps(package, ensure_ascii=False, indent=2) + "\n"
    (home / "datapackage.json").write_text(text, encoding="utf-8", newline="\n")
    for entry in package["resources"]:
        load(entry["name"], home)
    return tuple(changed)


if __name__ == "__main__":
    print("\n".join(seal()) or "Every hash is current.")
