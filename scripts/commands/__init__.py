"""The commands, each a thin layer over what it runs: it asks, calls and prints (DESIGN 8)."""

from scripts.words.command_words import speak_vietnamese

speak_vietnamese()  # before any parameter is made
