"""Sentences of refusals about appeals: what was refused, which record, what to do."""

from odoo.tools import LazyTranslate

from odoo.addons.akimat_base.messages import SEPARATOR, fact, to_be_named

from . import messages_decision

_lt = LazyTranslate(__name__)


SENTENCES = {
    "appeal_not_yours": _lt(
        "«%(record)s»: %(fields)s are entered by the general department or the leader who considers the appeal."
    ),
    "appeal_is_ended": _lt("Work on «%(record)s» has ended: %(fields)s can no longer be changed."),
    "appeal_incomplete": _lt("«%(record)s» cannot be registered yet. Fill in: %(fields)s."),
    "entity_unknown": _lt("«%(record)s»: an organisation is named by its BIN or its name. Enter one of them."),
    "representative_of_nobody": _lt(
        "«%(record)s»: a representative is entered with the person or organisation he represents and the ground "
        "(a power of attorney, a statute). Fill them in."
    ),
    "appeal_in_future": _lt(
        "«%(record)s»: the time of receipt has not come yet. Enter when the appeal really arrived."
    ),
    "received_after_registration": _lt(
        "«%(record)s» cannot be registered on %(registered)s: it arrived on %(received)s. Correct one of the days."
    ),
    "wrong_iin": _lt("%(number)s is not an IIN: check the 12 digits on the paper."),
    "wrong_bin": _lt("%(number)s is not a BIN: check the 12 digits on the paper."),
    "no_blog": _lt(
        "«%(record)s» cannot come by the blog of the akim: %(office)s keeps none. Choose how it came, or switch the "
        "blog on among the settings of the akimat."
    ),
    "inquiry_unnamed": _lt("«%(record)s»: name the body that is asked, or the place that is visited, and why."),
    "question_unanswered": _lt(
        "«%(record)s»: the question «%(question)s» has no answer and outcome yet. Answer each question."
    ),
    "questions_are_fixed": _lt(
        "Questions and hearings of «%(record)s» are entered by the general department, the leader or the executor "
        "while it is being considered."
    ),
    "not_in_preparation": _lt(
        "The answer to «%(record)s» is prepared by its executor while the appeal is being considered."
    ),
    "file_kind": _lt(
        "The file «%(name)s» cannot be attached: files of this kind are not accepted. Save it as one of: %(allowed)s."
    ),
    "file_size": _lt("The file «%(name)s» is too large: at most %(limit)s megabytes are accepted."),
    "file_count": _lt("An appeal can have at most %(limit)s files: join some of them."),
    "file_unnamed": _lt("A file has no name: choose it again."),
    **messages_decision.SENTENCES,
}


def _words(env, record, name, value):
    """A fact of a refusal as people read it; grounds have names of their own."""
    if name in ("ground", "grounds"):
        labels = dict(record._fields["termination_ground"]._description_selection(env))
        return SEPARATOR.join(labels[ground] for ground in ([value] if name == "ground" else value))
    return fact(env, record, name, value)


def explain(env, record, refusal):
    """The sentence for ``refusal``, or False when this addon does not know it."""
    if refusal.code not in SENTENCES:
        return False
    to_be_named(record)
    facts = {name: _words(env, record, name, value) for name, value in refusal.facts.items()}
    sentence = env._(SENTENCES[refusal.code])
    return sentence % {"record": record.display_name or record._description, **facts}
