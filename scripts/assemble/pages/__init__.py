"""One module a kind of page; each gives the pages of its kind as `{path: bytes}`."""
