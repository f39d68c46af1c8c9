"""`_headers`: what browsers may keep and what a page may do, in the form that Netlify and Cloudflare Pages read.

Other servers are told the same in docs/hosting.md. Nothing on the site depends on a server that obeys.
"""

from __future__ import annotations

from urllib.parse import urlsplit

from scripts.assemble.tree import Tree

# A page may load what the site itself serves and run no script written into it. `data:` is for the woven hem in the
# stylesheet, `wasm-unsafe-eval` for the search engine's WebAssembly.
POLICY = (
    "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; img-src 'self' data:; object-src 'none'; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
EVERYWHERE = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    # Nobody else learns which page a reader came from; some of the pages are about calling for help.
    "Referrer-Policy": "same-origin",
}
FOR_EVER = "public, max-age=31536000, immutable"
# Folders in which each name changes with the bytes. Pages keep these hosts' own rule: ask each time whether it changed.
NAMED_BY_BYTES = ("assets/", "pagefind/fragment/", "pagefind/index/")


def build(site_url: str) -> Tree:
    """The file for a site at `site_url`."""
    root = urlsplit(site_url).path
    rules = {f"{root}*": EVERYWHERE} | {f"{root}{folder}*": {"Cache-Control": FOR_EVER} for folder in NAMED_BY_BYTES}
    blocks = (
        "\n".join([path, *(f"  {name}: {value}" for name, value in rule.items())]) for path, rule in rules.items()
    )
    return {"files/_headers": ("\n".join(blocks) + "\n").encode()}
