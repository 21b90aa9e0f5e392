"""Statistics of outcomes: arrays in, frozen values out. No store, no SQL, no learner.

Every function says its formula and where it comes from. Where a number can't be had
(nobody exposed, everyone alike, too few), the value is None and ``reason`` says why in
a plain sentence; nothing is made up in its place.
"""
