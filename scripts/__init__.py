"""From sources to a published site: `python3 -m scripts COMMAND`."""
