from . import competition_dialogs
