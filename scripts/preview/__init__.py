"""Live preview on this machine: an edit shows in the browser, a problem shows there too."""
