"""The lists of the demo: every name in them is known, every address is one that no mail can reach."""

from __future__ import annotations

import re

from anyshore.catalogue.rules.categories import category
from anyshore.catalogue.rules.profiles import LANGUAGES_MAX, Level
from anyshore.catalogue.rules.skills import SKILLS
from anyshore.demo.cast import clients, providers
from anyshore.demo.plots import plots
from anyshore.demo.stories import FATES
from anyshore.kit.countries import country, country_name
from anyshore.kit.money import parse

HOUSES = clients() | providers()
PLOTS = plots()
GUEST = "guest"


def test_there_are_about_forty_clients_and_sixty_providers_and_nobody_is_both():
    assert len(clients()) >= 40
    assert len(providers()) >= 59
    assert not clients().keys() & providers().keys()
    assert len(HOUSES) == len({house.name for house in HOUSES.values()})


def test_every_house_has_a_place_and_an_address_that_leads_nowhere():
    mails = [house.mail for house in HOUSES.values()]
    mails += [one.mail for house in HOUSES.values() for one in house.colleagues]
    assert len(mails) == len(set(mails))
    assert all(re.fullmatch(r"[a-z0-9.]+@[a-z0-9-]+\.example", mail) for mail in mails)
    for house in HOUSES.values():
        assert country_name(country(house.country).code)
        assert house.place


def test_every_provider_can_be_published():
    for house in providers().values():
        assert len(house.about) >= 40
        assert house.headline
        assert {slug for slug, _ in house.skills} <= SKILLS.keys()
        assert {level for _, level in house.languages} <= set(Level)
        assert 0 < len(house.languages) <= LANGUAGES_MAX


def test_every_plot_names_houses_that_exist_a_category_and_a_fate():
    for plot in PLOTS:
        assert plot.houses - {GUEST} <= HOUSES.keys(), plot.key
        assert plot.client in clients() or plot.fate == GUEST, plot.key
        assert category(plot.category)
        assert plot.fate in FATES
        assert len(plot.brief) > 20, plot.key
    assert set(FATES) == {plot.fate for plot in PLOTS}


def test_every_contract_has_a_provider_among_its_bidders_and_prices_that_can_be_read():
    for plot in PLOTS:
        bidders = [bid.who for bid in plot.bids]
        assert len(bidders) == len(set(bidders)), plot.key
        if plot.provider and bidders:
            assert plot.provider in bidders, plot.key
        for bid in plot.bids:
            parse(
                bid.price,
                plot.currency or HOUSES[plot.client].currency or country(HOUSES[plot.client].country).currency,
            )
            assert bid.text
            assert bool(bid.why) == (bid.then in ("withdrawn", "declined")), (plot.key, bid.who)


def test_a_team_is_led_by_one_who_bids_and_leaves_it_something():
    teams = [plot for plot in PLOTS if plot.team]
    assert {plot.fate for plot in teams} == {"running", "open"}
    for plot in teams:
        assert plot.lead in {bid.who for bid in plot.bids}
        assert plot.lead not in {who for who, *_ in plot.team}
        assert 0 < sum(int(share) for _who, share, *_ in plot.team) < 10_000


def test_milestones_come_in_order_and_a_plot_accepts_fewer_than_it_has():
    for plot in PLOTS:
        days = [part.days for part in plot.parts]
        assert days == sorted(days), plot.key
        assert plot.accepted < max(len(days), 1), plot.key


def test_what_clients_look_for_are_skills_and_some_open_work_waits_for_the_provider_whom_visitors_play():
    assert all(set(plot.skills) <= SKILLS.keys() for plot in PLOTS)
    own = {slug for slug, _ in providers()["meridian"].skills}
    waits = [one for one in PLOTS if one.fate == "open" and own & set(one.skills)]
    assert len([one for one in waits if "meridian" not in {bid.who for bid in one.bids}]) >= 2
