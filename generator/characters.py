"""Characters that no text may hold."""

import re

# Everything below space but tab and line ends, and the characters reading works with itself.
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ue000-\ue005\u2028\u2029\ud800-\udfff]")
