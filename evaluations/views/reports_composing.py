"""Composing a report: what is in it, the text of each block beside its figures, its particulars."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from evaluations.actions.reports import write_particulars, write_section
from evaluations.council.blocks import CHAPTERS, PLANNED, BlockPlan
from evaluations.council.compose import compose_report
from evaluations.council.composing import NUMBERS, Part, particulars_of, parts_of, progress_of
from evaluations.council.internal_words import internal_words
from evaluations.council.layout import laid_block, laid_out
from evaluations.council.material import Material, material_of
from evaluations.council.proposals import proposed_text
from evaluations.council.ratings import Proposal, proposed_ratings
from evaluations.council.snapshot import Block, Report
from evaluations.forms.reports import BlockForm, ParticularsForm
from evaluations.models import CouncilReport, ReportComment, ReportParagraph, ReportSubmission
from evaluations.rules.reports_publishing import REPORT_CLOSED
from evaluations.selectors.data_quality import failing
from evaluations.selectors.data_quality_accounting import ACCOUNTING
from evaluations.selectors.data_quality_people import PEOPLE
from evaluations.selectors.data_quality_places import PLACE_AND_STREET
from evaluations.selectors.reports_publishing import report_on, state_of
from evaluations.views.reports import refuse_unknown, report_trail
from evaluations.views.reports_state import acts_on, stages_of
from interwonen.access.guard import PilotRequest, require
from interwonen.access.permissions import Permission
from interwonen.core import clock
from interwonen.core.drafts import drafting, drafts_of, keep_sent
from interwonen.core.pages import Breadcrumbs, form_page
from interwonen.core.quarters import Quarter
from interwonen.pilots.models import Pilot

# On page one their figures stand above them, not in them.
_ABOUT_THEMES = {"result", "goes_well", "attention"}
# The page itself says which texts are missing, and the block on the promises which are overdue.
_TOLD_HERE = {"texts_missing", "commitment_overdue"}
_CHECKS = [
    check for check in (*PEOPLE, *PLACE_AND_STREET, *ACCOUNTING) if check.code not in _TOLD_HERE
]
WRITTEN = [plan for plan in PLANNED.values() if plan.section]


def compose_url(pilot: Pilot, quarter: Quarter) -> str:
    """The address of the page with all blocks."""
    return reverse("evaluations:report-compose", args=[pilot.slug, quarter])


def compose_trail(pilot: Pilot, quarter: Quarter) -> Breadcrumbs:
    """Breadcrumbs up to and including the page with all blocks."""
    return [*report_trail(pilot, quarter), (_("Compose"), compose_url(pilot, quarter))]


def planned(code: str) -> BlockPlan:
    """The block with this code; raises Http404 when there is none."""
    if code not in PLANNED:
        raise Http404
    return PLANNED[code]


def title_of(plan: BlockPlan) -> str:
    """The printed number and title of a block."""
    return f"{NUMBERS[plan.code]} {plan.title}"


def block_url(pilot: Pilot, quarter: Quarter, plan: BlockPlan) -> str:
    """The address at which the text of a block is written; where nobody writes, of its comments."""
    name = "evaluations:report-block" if plan.section else "evaluations:report-comment-create"
    return reverse(name, args=[pilot.slug, quarter, plan.code])


def material_now(request: PilotRequest, quarter: Quarter) -> Material:
    """What the report is composed from, as the records and texts are now."""
    return material_of(request.pilot, quarter, as_of=clock.today(), now=clock.now())


def block_in(report: Report, plan: BlockPlan) -> Block:
    """The block as the report has it; an empty one where it is left out."""
    return report.block(plan.code) or Block(plan.code, NUMBERS[plan.code], plan.title)


def said_by_itself(material: Material) -> Report:
    """What the report says without the texts that people wrote in it."""
    return compose_report(replace(material, texts={}))


def beside_text(report: Report, plan: BlockPlan) -> dict[str, Any]:
    """What stands beside the text of a block of a report without texts, laid out for a page."""
    return {
        "laid": laid_block(block_in(report, plan)),
        "page_one": laid_out(report) if plan.code in _ABOUT_THEMES else None,
    }


def comments_on(pilot: Pilot, quarter: Quarter, plan: BlockPlan) -> list[ReportComment]:
    """What was said of a block, the open comments first."""
    rows = ReportComment.objects.of_pilot(pilot).on_quarter(quarter).standing()
    found = rows.filter(block=plan.code).select_related("written_by", "resolved_by")
    return sorted(found, key=lambda comment: not comment.is_open)


@require(Permission.REPORT_COMMENT)
def report_compose(request: PilotRequest, quarter: Quarter) -> HttpResponse:
    """What is in the report: the data first, then every block with how far it is."""
    refuse_unknown(request, quarter)
    pilot, today = request.pilot, clock.today()
    report = report_on(pilot, quarter)
    parts = parts_of(report)
    texts = [part.paragraph for part in parts if part.paragraph]
    state = state_of(report)
    may_write = Permission.REPORT_WRITE in request.permissions and state.is_draft
    on = min(today, quarter.ends_on)
    context = {
        "title": _("Compose the report on the %(quarter)s") % {"quarter": quarter.label},
        "breadcrumbs": [*compose_trail(pilot, quarter)[:-1], (_("Compose"), "")],
        "quarter": quarter,
        "is_over": quarter.ends_on <= today,
        "failing": failing(_CHECKS, pilot, permissions=request.permissions, on=on),
        "chapters": _by_chapter(request, quarter, parts, may_write=may_write),
        "report": report,
        "particulars": particulars_of(report),
        "state": state,
        "steps": stages_of(state),
        "acts": acts_on(request, state, quarter),
        "may_write": may_write,
        "progress": progress_of({each.section for each in texts if each.is_ready}),
        "following": next((each for each in parts if each.plan.section and each.waits), None),
    }
    return render(request, "evaluations/report_compose.html", context)


def _by_chapter(
    request: PilotRequest, quarter: Quarter, parts: Sequence[Part], *, may_write: bool
) -> list[tuple[str, list[tuple[Part, str, bool]]]]:
    """The title of each chapter, with its parts: where each opens, and whether the viewer has a
    draft there."""
    under = compose_url(request.pilot, quarter)
    drafts = set(drafts_of(request.user, under=under).values_list("place", flat=True))
    rows = {}
    for part in parts:
        writes = may_write and part.plan.section
        name = "evaluations:report-block" if writes else "evaluations:report-comment-create"
        url = reverse(name, args=[request.pilot.slug, quarter, part.plan.code])
        rows[part.plan.code] = (part, url, url in drafts)
    return [(each.title, [rows[plan.code] for plan in each.blocks]) for each in CHAPTERS]


@require(Permission.REPORT_WRITE)
def report_block(request: PilotRequest, quarter: Quarter, block: str) -> HttpResponse:
    """Write the text of a block beside the figures that it is about."""
    refuse_unknown(request, quarter)
    pilot, plan = request.pilot, planned(block)
    if plan.section is None:
        raise Http404
    if elsewhere := _closed(request, quarter):
        return elsewhere
    page = _beside(request, quarter, plan)
    if "take" in request.POST:
        return _take_over(request, page["proposal"])
    row = _paragraph(pilot, quarter, plan)
    follows = title_of(page["after"]) if page["after"] else ""
    return form_page(
        request,
        BlockForm(request.POST or None, row=row, plan=plan, follows=follows, **drafting(request)),
        write_section,
        {"pilot": pilot, "quarter": quarter, "section": plan.section, "now": clock.now()},
        done=_("The text has been saved."),
        then=page["after_url"] if "go_on" in request.POST else "",
        title=title_of(plan),
        lead=capfirst(quarter.label),
        breadcrumbs=compose_trail(pilot, quarter),
        template="evaluations/report_block.html",
        form_is_alone=False,
        paragraph=row,
        **page,
    )


def _closed(request: PilotRequest, quarter: Quarter) -> HttpResponse | None:
    """Of a report that was submitted or published its own page, where one would write in it."""
    waiting = ReportSubmission.objects.of_pilot(request.pilot).open()
    if request.method == "POST" or not waiting.on_quarter(quarter).exists():
        return None
    messages.info(request, str(REPORT_CLOSED.message))
    return redirect("evaluations:report-detail", request.pilot.slug, quarter)


def _beside(request: PilotRequest, quarter: Quarter, plan: BlockPlan) -> dict[str, Any]:
    """What stands beside the form: the figures, a proposal, the comments, and the way to other blocks."""
    material = material_now(request, quarter)
    report = said_by_itself(material)
    ratings = proposed_ratings(replace(material, disclosure=report.disclosure))
    internal = internal_words(material, plan.code)
    comments = comments_on(request.pilot, quarter, plan)
    before, after = _around(plan)
    return {
        "plan": plan,
        "quarter": quarter,
        **beside_text(report, plan),
        "proposal": "\n\n".join(
            filter(None, (proposed_text(report, block_in(report, plan), ratings), internal))
        ),
        "has_internal_words": bool(internal),
        "proposed_rating": _in_words(ratings[plan.code]) if plan.is_theme else "",
        "comments": comments,
        "has_open_comments": any(comment.is_open for comment in comments),
        "before": before,
        "before_url": block_url(request.pilot, quarter, before) if before else "",
        "after": after,
        "after_url": block_url(request.pilot, quarter, after) if after else "",
    }


def _in_words(found: Proposal) -> str:
    """How a theme stands by the figures, with the rule."""
    return f"{ReportParagraph.Rating(found.rating).label} ({found.words}). {found.rule}"


def _take_over(request: PilotRequest, proposal: str) -> HttpResponse:
    """Put the proposal into the draft, once, below what is typed; nothing is saved yet."""
    data = request.POST.copy()
    typed = data.get("text", "").strip()
    if proposal not in typed:
        data["text"] = "\n\n".join(filter(None, (typed, proposal)))
    del data["take"]
    keep_sent(data, author=request.user)
    return redirect(request.path)


def _paragraph(pilot: Pilot, quarter: Quarter, plan: BlockPlan) -> ReportParagraph:
    """The text of a block; one that was not saved yet when nobody wrote it."""
    rows = ReportParagraph.objects.of_pilot(pilot).on_quarter(quarter)
    found: ReportParagraph | None = rows.filter(section=plan.section).first()
    return found or ReportParagraph(section=plan.section or "")


def _around(plan: BlockPlan) -> tuple[BlockPlan | None, BlockPlan | None]:
    """The blocks with a text before and after this one."""
    place = WRITTEN.index(plan)
    before = WRITTEN[place - 1] if place else None
    return before, WRITTEN[place + 1] if place + 1 < len(WRITTEN) else None


@require(Permission.REPORT_WRITE)
def report_particulars(request: PilotRequest, quarter: Quarter) -> HttpResponse:
    """Say who stands for the report, where it is filed, and whom one may ask."""
    refuse_unknown(request, quarter)
    if elsewhere := _closed(request, quarter):
        return elsewhere
    pilot = request.pilot
    earlier = CouncilReport.objects.of_pilot(pilot).before(quarter).exclude(contact="").last()
    return form_page(
        request,
        ParticularsForm(
            request.POST or None,
            row=report_on(pilot, quarter),
            proposed=earlier,
            **drafting(request),
        ),
        write_particulars,
        {"pilot": pilot, "quarter": quarter},
        done=_("It has been saved who stands for the report."),
        title=_("Who stands for the report"),
        lead=_("This stands on page one. What is empty is proposed from the report before."),
        breadcrumbs=compose_trail(pilot, quarter),
    )
