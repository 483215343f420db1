"""Sentences of refusals about questions and votes."""

from odoo.addons.akimat_base import messages as base_messages
from odoo.addons.akimat_base.messages import field_names


def _item_in_vote(env, record):
    return env._(
        "«%(record)s» is being voted on: its wording does not change now. Close the vote first.",
        record=record.display_name,
    )


def _item_not_ready(env, record, fields):
    return env._(
        "«%(record)s» is not ready for the session. Fill in: %(fields)s.",
        record=record.display_name,
        fields=field_names(record, fields),
    )


def _no_materials(env, record):
    return env._(
        "«%(record)s» has no materials to hand over. Attach a file or choose a document.",
        record=record.display_name,
    )


def _session_not_held(env, record, session):
    return env._(
        "«%(record)s» is decided in the session only: open «%(session)s» first (attendance and quorum).",
        record=record.display_name,
        session=session,
    )


def _no_quorum_on_item(env, record, present, total, needed, recused):
    return env._(
        "There is no quorum on «%(record)s»: %(present)s of %(total)s members with a vote are present, "
        "%(needed)s are needed, recused: %(recused)s. Put the question off.",
        record=record.display_name,
        present=present,
        total=total,
        needed=needed,
        recused=recused,
    )


def _nothing_to_vote_on(env, record):
    return env._(
        "There is nothing to vote on in «%(record)s». Write the draft of the decision.", record=record.display_name
    )


def _nobody_voted(env, record):
    return env._(
        "Nobody has voted on «%(record)s» yet. Wait for the votes, or take the question back.",
        record=record.display_name,
    )


def _text_missing(env, record):
    return env._("«%(record)s»: write the decision before it is noted.", record=record.display_name)


def _unknown_choice(env, record, choice):
    return env._(
        "«%(choice)s» is no vote on «%(record)s». Vote for, against, or abstain.",
        record=record.display_name,
        choice=choice,
    )


def _vote_not_open(env, record):
    return env._(
        "The vote on «%(record)s» is not open. Votes count between its opening and its closing only.",
        record=record.display_name,
    )


def _no_ballot(env, record):
    return env._(
        "You have no vote on «%(record)s»: only members of the body who are marked as present vote.",
        record=record.display_name,
    )


def _recused_votes(env, record):
    return env._(
        "A conflict of interest was declared on «%(record)s»: the member is out of this vote.",
        record=record.display_name,
    )


def _votes_himself(env, record, name):
    return env._(
        "%(name)s votes on «%(record)s» himself: nobody enters the vote of a colleague.",
        record=record.display_name,
        name=name,
    )


def _secret_vote_entered(env, record, name):
    return env._(
        "The ballot on «%(record)s» is secret: the vote of %(name)s cannot be entered by another.",
        record=record.display_name,
        name=name,
    )


def _note_missing(env, record, name):
    return env._(
        "«%(record)s»: write how the vote of %(name)s came (said in the session, letter, by telephone).",
        record=record.display_name,
        name=name,
    )


def _item_decided(env, record):
    return env._(
        "«%(record)s» is already decided: a conflict of interest is declared before the result.",
        record=record.display_name,
    )


SENTENCES = {
    function.__name__.removeprefix("_"): function
    for function in (
        _item_in_vote,
        _item_not_ready,
        _no_materials,
        _session_not_held,
        _no_quorum_on_item,
        _nothing_to_vote_on,
        _nobody_voted,
        _text_missing,
        _unknown_choice,
        _vote_not_open,
        _no_ballot,
        _recused_votes,
        _votes_himself,
        _secret_vote_entered,
        _note_missing,
        _item_decided,
    )
}


def explain(env, record, refusal):
    """The sentence for ``refusal`` of ``record``: ours, else False."""
    return base_messages.explain(env, record, refusal, SENTENCES)
