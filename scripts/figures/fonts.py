"""The web fonts that peers' pages link to, as npm has them: Google, which serves them to readers, is not asked."""

import shutil
import subprocess
from dataclasses import dataclass

from figures.bench import Bench
from figures.trouble import last_words
from leaflets.errors import LeafletError


@dataclass(frozen=True, kw_only=True)
class Fonts:
    """A family in the weights that a page of text shows; Latin letters only."""

    family: str
    pin: str
    """npm's package of the files that Google serves."""
    faces: tuple[str, ...]

    def weight(self, bench: Bench) -> float:
        """Return what the faces weigh, in KB; raise a LeafletError if they cannot be had."""
        npm = shutil.which("npm")
        if npm is None:
            raise LeafletError("npm, which brings the fonts, is not on this machine")
        folder = bench.place(f"fonts-{self.family}")
        install = [npm, "install", "--loglevel=error", "--no-audit", "--no-fund", "--prefix", str(folder), self.pin]
        done = subprocess.run(install, capture_output=True, text=True, stdin=subprocess.DEVNULL)
        package = folder / "node_modules" / self.pin.rpartition("@")[0]
        files = [package / "files" / f"{self.family}-latin-{face}.woff2" for face in self.faces]
        if done.returncode or not all(file.exists() for file in files):
            raise LeafletError(f"npm cannot bring {self.pin}: {last_words(done.stderr)}")
        return sum(file.stat().st_size for file in files) / 1000


MATERIAL = Fonts(family="roboto", pin="@fontsource/roboto@5.3.0", faces=("300-normal", "400-normal", "700-normal"))
ZENSICAL = Fonts(family="inter", pin="@fontsource/inter@5.3.0", faces=("400-normal", "500-normal", "700-normal"))
