"""What can go wrong in a command before anything below it is reached."""


class CommandError(Exception):
    """Base of every error raised in `cli`; its text is written for a person."""


class SettingsError(CommandError):
    """A variable of the environment has a value that cannot be used."""
