from typing import Any

BUNDLED_CONTEXTS: Any
