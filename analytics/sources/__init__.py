"""Bytes in, canonical rows and refusals out: one module per format."""

from analytics.sources.delivery import Delivery, FileReport
from analytics.sources.receive import receive

__all__ = ["Delivery", "FileReport", "receive"]
