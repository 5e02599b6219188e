"""
Take files out of a package of the npm registry, pinned by its hash.
"""

import hashlib
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

__all__ = ["files_of"]


def files_of(npm: str, package: str, sha256: str, names: Sequence[str]) -> Iterator[tuple[str, bytes]]:
    """
    Yield files of a package, each with its name.

    Args:
        npm: The path of npm.
        package: The package and its version: "pyodide@314.0.7".
        sha256: The hash that the packed package must have.
        names: The files wanted.

    Raises:
        SystemExit: If the package has another hash.
        CalledProcessError: If npm cannot bring it.
    """
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([npm, "pack", "--silent", package], cwd=folder, check=True, stdout=subprocess.DEVNULL)
        (packed,) = Path(folder).glob("*.tgz")
        found = hashlib.sha256(packed.read_bytes()).hexdigest()
        if found != sha256:
            raise SystemExit(f"{package} has the hash {found}, not {sha256}. Check what npm brought.")
        with tarfile.open(packed) as archive:
            for name in names:
                member = archive.extractfile(f"package/{name}")
                assert member is not None, name
                yield name, member.read()
