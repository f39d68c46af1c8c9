"""What schools teach with: lessons by the minute, their slides and sheets, the quiz."""
