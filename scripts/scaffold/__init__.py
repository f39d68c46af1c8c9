"""`new`: a starting file for what staff want to publish, made of a few answers. `writing.file` gives its path and text
and touches nothing; `commands` asks in a terminal and saves."""
