"""What a newsroom takes away: for each item of news, and for the latest campaign, everything that its files say.

`press/….json` in the tree is small and holds no file; scripts/publish/packs makes DOCX, PDF, TXT and ZIP of it.
"""

from scripts.assemble.press.specs import build, links_of

__all__ = ["build", "links_of"]
