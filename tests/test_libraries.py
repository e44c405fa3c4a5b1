"""WeasyPrint's libraries are found by name, and looked for where they are not."""

import ctypes.util
import subprocess
import sys
from pathlib import Path

import pytest

from leaflets import libraries

ROOT = Path(__file__).resolve().parent.parent


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the search is needed")
def test_weasyprint_loads_without_a_search_and_the_search_is_as_before() -> None:
    code = (
        "import ctypes.util, sys; sys.path.append(sys.argv[1])\n"
        "from leaflets.libraries import found_by_name\n"
        "asked = []; search = ctypes.util.find_library = asked.append\n"
        "with found_by_name(): import weasyprint\n"
        "assert weasyprint.HTML(string='<p>a').write_pdf()\n"
        "print(len(asked), ctypes.util.find_library is search)"
    )
    done = subprocess.run([sys.executable, "-c", code, ROOT / "scripts"], capture_output=True, text=True)
    assert done.stdout == "0 True\n", done.stderr


def test_the_search_stays_where_pango_does_not_load_by_its_linux_name(monkeypatch: pytest.MonkeyPatch) -> None:
    search = ctypes.util.find_library
    monkeypatch.setattr(libraries, "PANGO", "libnosuch.so.0")
    with libraries.found_by_name():
        assert ctypes.util.find_library is search
