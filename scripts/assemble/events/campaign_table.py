"""/api/v1/campaigns.csv and .json: every campaign, a year a row; the list of campaigns shows the same rows."""

from collections.abc import Iterator

from scripts.assemble.page import in_a_cell
from scripts.assemble.parts import record_table
from scripts.assemble.press.parts import plan_number
from scripts.assemble.view import View
from scripts.markup.conversion import plain_text
from scripts.model import addresses
from scripts.model.campaign import Campaign
from scripts.model.table_rows import CampaignRow, Campaigns

PATH = f"{addresses.API}campaigns.csv"


def there(view: View) -> bool:
    """Is there any campaign?"""
    return bool(view.site.campaigns)


def build(view: View) -> dict[str, bytes]:
    """The files, the latest campaign first."""
    return record_table.files(PATH, Campaigns, CampaignRow, _rows(view))


def _rows(view: View) -> Iterator[CampaignRow]:
    for campaign in sorted(view.site.campaigns, key=lambda one: -one.year):
        yield _row(view, campaign)


def _row(view: View, campaign: Campaign) -> CampaignRow:
    plan = campaign.plan
    note = (plan.note or plan.date_unknown if plan else campaign.plan_unknown) or ""
    return CampaignRow(
        year=campaign.year,
        name=campaign.name,
        theme=campaign.theme or "",
        start=campaign.start,
        end=campaign.end,
        plan=plan_number(plan) if plan else "",
        plan_date=plan.date if plan else None,
        issuer=plan.issuer if plan else "",
        note=plain_text(note),
        events=len(view.events_of(campaign)),
        source=in_a_cell(campaign.all_sources),
        page=view.address(addresses.of_campaign(campaign)),
    )
