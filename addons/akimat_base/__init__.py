from . import i18n_overlay
from . import tools
from . import controllers
from . import models
