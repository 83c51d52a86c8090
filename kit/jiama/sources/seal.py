"""Record the present hash and size of every data file, after checking that it can be read.

The files are written in their stored form: UTF-8 with its mark, line ends as LF.

For developers who changed a file on purpose: ``python3 kit seal``.
"""

import json
from pathlib import Path

from jiama import places
from jiama.sources.package import descriptor, digest, normalised, read


def seal(folder: Path | None = None) -> tuple[str, ...]:
    """Refresh ``hash`` and ``bytes`` in datapackage.json, and the files' mark and line ends.

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
    changed, contents = [], {}
    for entry in package["resources"]:
        content = contents[entry["path"]] = normalised(home / entry["path"])
        read(entry, content, package["licenses"][0]["name"])
        record = {"bytes": len(content), "hash": digest(content)}
        if any(entry.get(key) != value for key, value in record.items()):
            changed.append(entry["name"])
        entry.update(record)
    # Nothing is written before every file has been found good.
    for path, content in contents.items():
        (home / path).write_bytes(content)
    text = json.dumps(package, ensure_ascii=False, indent=2) + "\n"
    (home / "datapackage.json").write_text(text, encoding="utf-8", newline="\n")
    return tuple(changed)
