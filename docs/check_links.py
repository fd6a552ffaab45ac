"""Check that every link inside a built site leads to a page, a file or a place on a page: `check_links.py FOLDER`."""

import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

from selectolax.lexbor import LexborHTMLParser


@cache
def tree(file: Path) -> LexborHTMLParser:
    """A page, read once."""
    return LexborHTMLParser(file.read_text(encoding="utf-8"))


@cache
def places(file: Path) -> frozenset[str | None]:
    """Where a link can lead to on a page."""
    return frozenset(node.attributes["id"] for node in tree(file).css("[id]"))


def broken(site: Path) -> Iterator[str]:
    """Every link, script, style and picture that leads nowhere, and every one that is loaded from elsewhere."""
    for page in sorted(site.rglob("*.html")):
        for node in tree(page).css("[href], [src]"):
            address = node.attributes.get("href") or node.attributes.get("src") or ""
            parts = urlsplit(address)
            if parts.scheme or parts.netloc:
                if node.tag != "a" and parts.scheme != "data":
                    yield f"{page.relative_to(site)}: {address} is loaded from elsewhere"
                continue
            file = page if not parts.path else (page.parent / unquote(parts.path)).resolve()
            file = file / "index.html" if file.is_dir() else file
            if not file.is_file():
                yield f"{page.relative_to(site)}: {address} leads nowhere"
            elif parts.fragment and file.suffix == ".html" and unquote(parts.fragment) not in places(file):
                yield f"{page.relative_to(site)}: {address} leads to no place on its page"


if __name__ == "__main__":
    found = list(broken(Path(sys.argv[1]).resolve()))
    print("\n".join(found) or "every link inside leads somewhere")
    sys.exit(bool(found))
