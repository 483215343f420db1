"""Sentences of refusals about questions and votes."""

from odoo.tools import LazyTranslate

from odoo.addons.akimat_base import messages as base_messages

_lt = LazyTranslate(__name__)


SENTENCES = {
    "item_in_vote": _lt("«%(record)s» is being voted on: its wording does not change now. Close the vote first."),
    "item_is_kept": _lt("«%(record)s» stands on the agenda of an open session: put it off with a reason instead."),
    "item_not_ready": _lt("«%(record)s» is not ready for the session. Fill in: %(fields)s."),
    "no_materials": _lt("«%(record)s» has no materials to hand over. Attach a file or choose a document."),
    "session_not_held": _lt(
        "«%(record)s» is decided in the session only: open «%(session)s» first (attendance and quorum)."
    ),
    "no_quorum_on_item": _lt(
        "There is no quorum on «%(record)s»: %(present)s of %(total)s members with a vote are present, %(needed)s are "
        "needed, recused: %(recused)s. Put the question off."
    ),
    "nothing_to_vote_on": _lt("There is nothing to vote on in «%(record)s». Write the draft of the decision."),
    "nobody_voted": _lt("Nobody has voted on «%(record)s» yet. Wait for the votes, or take the question back."),
    "text_missing": _lt("«%(record)s»: write the decision before it is noted."),
    "unknown_choice": _lt("«%(choice)s» is no vote on «%(record)s». Vote for, against, or abstain."),
    "vote_not_open": _lt("The vote on «%(record)s» is not open. Votes count between its opening and its closing only."),
    "no_ballot": _lt("You have no vote on «%(record)s»: only members of the body who are marked as present vote."),
    "recused_votes": _lt("A conflict of interest was declared on «%(record)s»: the member is out of this vote."),
    "votes_himself": _lt("%(name)s votes on «%(record)s» himself: nobody enters the vote of a colleague."),
    "secret_vote_entered": _lt(
        "The ballot on «%(record)s» is secret: the vote of %(name)s cannot be entered by another."
    ),
    "note_missing": _lt(
        "«%(record)s»: write how the vote of %(name)s came (said in the session, letter, by telephone)."
    ),
    "item_decided": _lt("«%(record)s» is already decided: a conflict of interest is declared before the result."),
}


def explain(env, record, refusal):
    """The sentence for ``refusal`` of ``record``: ours, else False."""
    return base_messages.explain(env, record, refusal, SENTENCES)
