"""Site → {path: bytes}: pure, so the same sources at the same moment give the same bytes."""

from scripts.assemble.parts.markdown_html import Conversions
from scripts.assemble.parts.qr import Codes
from scripts.assemble.pieces import Tree
from scripts.assemble.site_tree import Settings, assemble

__all__ = ["Codes", "Conversions", "Settings", "Tree", "assemble"]
