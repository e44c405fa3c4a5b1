"""The web manifest: with it a phone can put the guide among its apps."""

import json

NAME = "manifest.webmanifest"
THEME, BACKGROUND = "#00574b", "#fdfcfa"
"""--md-primary-fg-color and --md-default-bg-color of overrides/assets/css/guide.css."""


def manifest(*, title: str, description: str, language: str) -> str:
    """Return the manifest's text; its addresses are relative, so that the site works in any folder of a host."""
    told = {
        "name": title,
        "short_name": title,
        "description": description,
        "lang": language,
        "start_url": "./",
        "scope": "./",
        "display": "minimal-ui",  # keeps “back”, which a guide needs
        "theme_color": THEME,
        "background_color": BACKGROUND,
        "icons": [_icon("icon-192", 192), _icon("icon-512", 512), _icon("icon-maskable-512", 512, purpose="maskable")],
    }
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def _icon(name: str, side: int, *, purpose: str = "any") -> dict[str, str]:
    """Return an icon of overrides/assets/icons; `side` in pixels."""
    return {"src": f"assets/icons/{name}.png", "sizes": f"{side}x{side}", "type": "image/png", "purpose": purpose}
