"""Everything that is true without a browser: records in, honest numbers out.

Importing it, before NumPy, keeps matrix products to one thread. What is estimated here
is small; several threads would only wait for one another, on a busy machine for tens of
seconds, and could differ in the last digit from run to run.
"""

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
