// Compiles what an answer loads with the Python of Pyodide itself, so that no visitor's browser has to.
// node playground_compile.mjs FOLDER_OF_PYODIDE LIBRARY.ZIP; the archive is rewritten in its place.
import { readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [folder, archive] = process.argv.slice(2).map((path) => resolve(path));
const { loadPyodide } = await import(pathToFileURL(`${folder}/pyodide.mjs`));
const python = await loadPyodide({ indexURL: `${folder}/` });
python.unpackArchive(new Uint8Array(readFileSync(archive)), "zip", { extractDir: "/library" });
python.runPython(`
import sys
sys.path.insert(0, "/library")
from tools.pages.in_browser import asked

for question in (
    '["authority", "383", "2026-11-25"]',
    '["diary", "383", "2026-11-25"]',
    '["deadline", "publish_report", "2023-05-09", "Scotland"]',
):
    assert "answer" in asked(question), asked(question)

import os, pathlib, py_compile, zipfile

for module in list(sys.modules.values()):
    source = getattr(module, "__file__", None) or ""
    if source.startswith("/library/"):
        unchecked = py_compile.PycInvalidationMode.UNCHECKED_HASH
        py_compile.compile(source, source + "c", doraise=True, optimize=2, invalidation_mode=unchecked)
        os.remove(source)
files = (each for each in pathlib.Path("/library").rglob("*") if each.is_file() and "__pycache__" not in each.parts)
with zipfile.ZipFile("/library.zip", "w") as packed:
    for file in sorted(files):
        name = zipfile.ZipInfo(str(file.relative_to("/library")))
        packed.writestr(name, file.read_bytes(), zipfile.ZIP_DEFLATED)
`);
writeFileSync(archive, python.FS.readFile("/library.zip"));
