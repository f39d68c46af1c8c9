"""The workbench at `/ban-lam-viec/` of `serve`: everything that staff do, in a browser of this machine."""
