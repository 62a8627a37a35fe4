"""HTML -> PDF: `Markup` is laid out as `Pages`, and pages are bound into one file."""

from generator.system import use_windows_runtime

use_windows_runtime()  # before any module in here imports WeasyPrint
