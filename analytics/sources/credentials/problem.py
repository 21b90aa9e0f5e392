"""What is wrong with one credential: the place in it, and the rule it breaks."""


class ProblemError(Exception):
    """One credential can't be taken; ``pointer`` is a JSON pointer, "" for the whole.

    Neither holds a value: both are shown and logged.
    """

    def __init__(self, pointer: str, rule: str) -> None:
        self.pointer, self.rule = pointer, rule
        super().__init__(f"{pointer}: {rule}" if pointer else rule)
