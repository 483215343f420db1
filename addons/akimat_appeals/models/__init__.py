from . import akimat_duty
from . import res_company_reception
from . import akimat_reception_schedule
from . import akimat_reception_slot
from . import akimat_reception_card
from . import akimat_reception_card_flow
from . import akimat_reception_card_result
from . import akimat_reception_card_reminder
