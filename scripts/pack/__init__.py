"""Copies of the published site to carry where there is no network: the offline copy that opens from a USB stick."""
