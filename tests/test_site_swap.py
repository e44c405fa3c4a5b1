"""A new site stands where everybody can read it."""

import os
from pathlib import Path

import pytest

import site_swap


@pytest.mark.skipif(os.name == "nt", reason="there rights are kept otherwise")
def test_a_site_made_by_a_careful_user_can_be_read_by_whoever_serves_it(tmp_path: Path) -> None:
    before = os.umask(0o077)
    try:
        new = site_swap.fresh(tmp_path)
        (new / "leaflets").mkdir()
        (new / "leaflets" / "a.pdf").write_bytes(b"")
        site_swap.swap(tmp_path)
    finally:
        os.umask(before)
    site = tmp_path / "site"
    modes = [path.stat().st_mode & 0o777 for path in (site, site / "leaflets", site / "leaflets" / "a.pdf")]
    assert modes == [0o755, 0o755, 0o644]
