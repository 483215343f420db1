from . import competition
