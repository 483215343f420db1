from . import appeal_pages
from . import reception_pages
from . import case_pages
