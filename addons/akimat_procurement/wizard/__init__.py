from . import akimat_supply_request_hand_over
from . import akimat_supply_request_decide
from . import akimat_stock_card
from . import akimat_acceptance_decide
from . import akimat_procurement_say
from . import akimat_procurement_dialogs
from . import akimat_contract_dialogs
from . import akimat_summary_line
