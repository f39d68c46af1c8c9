"""The press: its room, and what a newsroom takes away of each item of news and of the latest campaign."""
