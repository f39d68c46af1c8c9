"""What every subject shares: Markdown to HTML, pictures, numbers to dial, lists in pages, QR codes."""
