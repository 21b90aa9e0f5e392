"""``python -m analytics.cli`` is ``cairn``."""

from analytics.cli.main import main

if __name__ == "__main__":
    main()
