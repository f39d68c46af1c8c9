"""Live preview on this machine: an edit shows in the browser, a problem shows there too."""

from scripts.preview.serving import serve

__all__ = ["serve"]
