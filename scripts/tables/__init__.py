"""Events out of what offices send: spreadsheets, Word tables, notices. A file is read into a proposal; nothing is
written until somebody accepts it."""
