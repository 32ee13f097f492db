"""retire_own_template: offered no more; what began with it stays."""

from __future__ import annotations

import pytest

from anyshore.contracts.actions.retire_own_template import retire_own_template
from anyshore.contracts.actions.save_own_template import save_own_template
from anyshore.contracts.queries.own_templates import own_templates
from anyshore.kit.errors import Forbidden, NotFound
from anyshore.parties.rules import Role
from tests.contracts.actions.test_save_own_template import outline
from tests.contracts.world import LATER, parties, refused
from tests.factories import NOW, do, member_actor

pytestmark = pytest.mark.django_db


def test_a_retired_template_is_offered_no_more():
    client, provider = parties()
    saved = do(save_own_template, client, NOW, outline=outline())
    member = member_actor(client.acting_organisation, Role.MEMBER)
    with refused(Forbidden):
        do(retire_own_template, member, LATER, template_id=saved.template)
    with refused(NotFound):
        do(retire_own_template, provider, LATER, template_id=saved.template)
    do(retire_own_template, client, LATER, template_id=saved.template)
    assert own_templates(client) == []
    with refused(NotFound):
        do(retire_own_template, client, LATER, template_id=saved.template)
    with refused(NotFound):
        do(save_own_template, client, LATER, outline=outline(), template_id=saved.template)
