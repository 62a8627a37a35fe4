"""HTML -> PDF: `Markup` is laid out as `Pages`, and pages are bound into one file."""
