"""What `test.py --record` runs, as it runs it: on the folder `site`, named from the project."""

import json
import os
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGE = '<!doctype html><html lang="en"><title>A page</title><main><h1>A page</h1>{}</main></html>'


def test_each_page_is_kept_by_its_hash_with_the_faults_that_axe_finds(tmp_path: Path) -> None:
    pages = {"good.html": PAGE.format(""), "bad.html": PAGE.format('<img src="x.png">'), "checked.html": "the passport"}
    (tmp_path / "site").mkdir()
    for name, text in pages.items():
        (tmp_path / "site" / name).write_text(text, encoding="utf-8")
    paths = os.pathsep.join((str(ROOT / "scripts"), str(ROOT / "tests")))
    command = (sys.executable, str(ROOT / "tests" / "validating.py"), "site", "validation.json")
    subprocess.run(command, cwd=tmp_path, env={**os.environ, "PYTHONPATH": paths}, check=True)
    told = json.loads((tmp_path / "validation.json").read_text(encoding="utf-8"))
    hashes = {name: sha256(text.encode()).hexdigest() for name, text in pages.items()}
    assert told["files"][hashes["good.html"]] == {"file": "good.html", "checks": {"axe": 0}}
    assert told["files"][hashes["bad.html"]] == {"file": "bad.html", "checks": {"axe": 1}}
    assert hashes["checked.html"] not in told["files"]
    assert told["tools"]
