"""Work that goes side by side: on this machine, or on those of a cluster. docs/decisions/040-one-executor.md"""
