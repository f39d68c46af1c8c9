"""Trees to be put: pages, what they ask for, data, and the packed copies, as a build leaves them."""

from __future__ import annotations

import random
import re
import shutil
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path


def tree(seed: int, pages: int = 6) -> dict[str, bytes]:
    """A site of a day: with another seed its pages, styles and pictures are partly others."""
    draw = random.Random(seed)
    look = f"body {{ color: #{seed:06x} }}".encode()
    style = f"assets/main.{sha256(look).hexdigest()[:8]}.css"
    found = {style: look, "assets/fonts/be.11111111.woff2": b"font" * 5000}
    names = [f"su-kien/{number}/" for number in sorted(draw.sample(range(12), pages))]
    for name in ["", "ho-tro/", *names]:
        picture = draw.randbytes(3000 if draw.random() < 0.8 else 90_000)
        place = f"{name}anh.{sha256(picture).hexdigest()[:8]}.png"
        links = names if not name else [""]
        found[place] = picture
        text = f'<link href="/{style}"><img src="/{place}">' + "".join(
            f'<a href="/{link}index.html">' for link in links
        )
        found[f"{name}index.html"] = (text + "chữ " * draw.randrange(5, 800)).encode()
    found["404.html"] = f'<link href="/{style}">không có'.encode()
    found["robots.txt"] = b"Sitemap: https://trang.example/sitemap.xml\n"
    found["sitemap.xml"] = "\n".join(names).encode()
    found["sw.js"] = f"// {seed}".encode()
    found[".well-known/security.txt"] = b"Contact: mailto:a@trang.example\n"
    found["bao-chi/anh-goc/Ảnh số 1.jpg"] = b"\xff\xd8 mot"
    for path in [path for path in found if path.endswith((".html", ".css"))]:
        found[f"{path}.br"], found[f"{path}.gz"] = b"br" + found[path][:50], b"gz" + found[path][:50]
    return found


def write(root: Path, files: Mapping[str, bytes]) -> Path:
    """The tree as root/site; the root."""
    shutil.rmtree(root / "site", ignore_errors=True)
    for path, data in files.items():
        (root / "site" / path).parent.mkdir(parents=True, exist_ok=True)
        (root / "site" / path).write_bytes(data)
    return root


def missing(files: Mapping[str, bytes]) -> list[str]:
    """What a visitor asks for and does not get: what is on any page, and pages that lead on from the home page."""
    found, seen, queue = [], set(), ["index.html"] if "index.html" in files else []
    for page in [path for path in files if path.endswith(".html")]:
        found += [f"{page} → {target}" for target in asked_for(files[page]) if target not in files]
    while queue:
        page = queue.pop()
        for target in re.findall('a href="/([^"]+)"', files[page].decode()):
            if target not in files:
                found.append(f"{page} → {target}")
            elif target not in seen:
                seen.add(target)
                queue.append(target)
    return found


def asked_for(page: bytes) -> list[str]:
    """What a page cannot be shown without."""
    return re.findall('(?:src|link href)="/([^"]+)"', page.decode())


def public(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Without what only `deploy` reads."""
    return {path: data for path, data in files.items() if not path.startswith(".deploy/")}
