"""Draws the SVG on stdin as a PNG to stdout, in a process of its own: a drawing may take for ever, or all memory.

Arguments: which side is the longer (width or height), its pixels, and the folder of the fonts.
"""

import contextlib
import sys

import resvg_py

SECONDS, BYTES = 20, 2_000_000_000
FONT = "Atkinson Hyperlegible Next"


def main() -> None:
    """Draw; whatever goes wrong ends the process."""
    with contextlib.suppress(ImportError):  # Windows has none
        import resource

        for kind, most in ((resource.RLIMIT_CPU, SECONDS), (resource.RLIMIT_AS, BYTES)):
            _, allowed = resource.getrlimit(kind)
            least = most if allowed == resource.RLIM_INFINITY else min(most, allowed)  # none may be raised
            resource.setrlimit(kind, (least, least))
    side, pixels, fonts = sys.argv[1:]
    png = resvg_py.svg_to_bytes(
        svg_string=sys.stdin.buffer.read().decode(),
        skip_system_fonts=True,
        font_dirs=[fonts],
        font_family=FONT,
        serif_family=FONT,
        sans_serif_family=FONT,
        dpi=96,
        width=int(pixels) if side == "width" else None,
        height=int(pixels) if side == "height" else None,
    )
    sys.stdout.buffer.write(png)


if __name__ == "__main__":
    main()
