"""`_headers`: what browsers may keep and what a page may do, in the form that Netlify and Cloudflare Pages read.

docs/hosting.md says the same for other servers. Nothing on the site depends on a server that obeys.
"""

from collections.abc import Mapping
from urllib.parse import urlsplit

from scripts.assemble.machines import llms_txt
from scripts.assemble.outputs import OUTPUTS
from scripts.assemble.tree import Tree
from scripts.model import addresses

# A page may load what the site itself serves and run no script written into it. `data:` is for the woven hem in the
# stylesheet, `wasm-unsafe-eval` for the search engine's WebAssembly.
POLICY = (
    "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; img-src 'self' data:; object-src 'none'; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
# The lists of events for other sites (events/frames.py) may be in anybody's frame; they need only their stylesheet.
FRAMED = "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'"
EVERYWHERE = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    # Nobody else learns which page a reader came from; some of the pages are about calling for help.
    "Referrer-Policy": "same-origin",
}
# Hosts send Markdown without its letters' code, or as a file to download. Where programs that read begin is told in a
# header, too (llmstxt.org, version 2): in each page it would be 30 bytes of many that are full.
MARKDOWN = {"Content-Type": "text/markdown; charset=utf-8"}
# Anybody's page may read the open data; there is nothing to log in to.
OPEN = {"Access-Control-Allow-Origin": "*"}
FOR_EVER = "public, max-age=31536000, immutable"
# Folders in which each name changes with the bytes, outermost alone. Pages keep these hosts' own rule: ask each time
# whether it changed.
_FOLDERS = dict.fromkeys(output.folder for output in OUTPUTS if output.named_by_bytes)
NAMED_BY_BYTES = tuple(
    folder for folder in _FOLDERS if not any(folder != other and folder.startswith(other) for other in _FOLDERS)
)


def build(site_url: str) -> Tree:
    """The file for a site at `site_url`.

    Of two rules for one path that set the same header, Netlify takes the later and Cloudflare joins both with a comma,
    which for a policy means that both must allow: a frame would stay forbidden. There `! Name` takes the earlier away;
    Netlify skips a line without a colon.
    developers.cloudflare.com/pages/configuration/headers, netlify/build packages/headers-parser/src/line_parser.ts,
    netlify/primitives packages/headers/src/lib/headersForPath.ts
    """
    root = urlsplit(site_url).path
    described = {"Link": f'<{root}{llms_txt.PATH}>; rel="describedby"; type="text/markdown"'}
    rules = {f"{root}*": _lines(EVERYWHERE | described)}
    rules |= {f"{root}{folder}*": _lines({"Cache-Control": FOR_EVER}) for folder in NAMED_BY_BYTES}
    rules[f"{root}{addresses.API}*"] = _lines(OPEN)
    rules |= {f"{root}{path}": _lines(MARKDOWN) for path in ("*/index.md", "index.md", llms_txt.PATH)}
    policy = "Content-Security-Policy"
    rules[f"{root}{addresses.FRAMES}*"] = [f"! {policy}", *_lines({policy: FRAMED})]
    blocks = ("\n".join([path, *(f"  {line}" for line in lines)]) for path, lines in rules.items())
    return {"files/_headers": ("\n".join(blocks) + "\n").encode()}


def _lines(headers: Mapping[str, str]) -> list[str]:
    return [f"{name}: {value}" for name, value in headers.items()]
