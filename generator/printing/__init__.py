"""HTML -> PDF: `Markup` is laid out as `Pages`, and pages are bound into one file."""

from generator.system import look_in_linker_cache, use_windows_runtime

# Before any module in here imports WeasyPrint.
use_windows_runtime()
look_in_linker_cache()
