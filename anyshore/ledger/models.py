"""The ledger's tables, for reading. The application's role may not write them, and nothing here does.

Accounts, transfers and seals are written by the SQL functions of migrations/0002_functions.sql alone. Keys are
numbers given in order by the database, since locks are taken and seals are made in that order. Transfers have
no foreign keys in the database (they cost 2x on one connection and 10x in batches); ``check_ledger`` proves
that both accounts exist instead.
"""

from __future__ import annotations

from typing import Any, ClassVar, Never

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import CheckConstraint, Index, Q, UniqueConstraint

from anyshore.kit.money import MAX_MINOR
from anyshore.ledger.rules.posting import ADDRESS_LENGTH, KEY_LENGTH, KIND_LENGTH


class WrittenBySql(models.Model):
    """A row that only the ledger's SQL functions write."""

    class Meta:
        abstract = True

    def save(self, *_: Any, **__: Any) -> Never:
        """Refuse: see the module."""
        raise TypeError(f"{type(self).__name__} is written by the ledger's functions")

    def delete(self, *_: Any, **__: Any) -> Never:
        """Refuse: see the module."""
        raise TypeError(f"{type(self).__name__} is never deleted")


class Account(WrittenBySql):
    """One account of one currency. Its balance is what was credited less what was debited, in minor units.

    Its address, currency and rule are tried by a trigger when it is opened and never change: a constraint would be
    tried again at every change of the balance (22 of 120 microseconds of a posting).
    For a credit-only account ``balance`` counts credits up to transfer ``folded_id`` only, and every debit:
    read it through queries.
    """

    id = models.BigAutoField(primary_key=True)
    balance = models.BigIntegerField(db_default=0)
    folded_id = models.BigIntegerField(db_default=0)
    rule = models.CharField(max_length=12, db_collation="C")
    currency = models.CharField(max_length=3, db_collation="C")
    address = models.CharField(max_length=ADDRESS_LENGTH, db_collation="C")
    opened_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            UniqueConstraint(fields=["address"], name="ledger_account_address_unique"),
            CheckConstraint(condition=Q(balance__gte=0) | ~Q(rule="strict"), name="ledger_account_not_overdrawn"),
        ]


class Transfer(WrittenBySql):
    """One amount from one account (debit) to another (credit), about one thing, once and for ever.

    The form of its words is one constraint in migrations/0002_functions.sql.
    """

    id = models.BigAutoField(primary_key=True)
    debit = models.ForeignKey(
        Account, on_delete=models.DO_NOTHING, related_name="+", db_constraint=False, db_index=False
    )
    credit = models.ForeignKey(
        Account, on_delete=models.DO_NOTHING, related_name="+", db_constraint=False, db_index=False
    )
    amount = models.BigIntegerField()
    reverses_id = models.BigIntegerField(null=True)
    at = models.DateTimeField()
    about_id = models.UUIDField()
    currency = models.CharField(max_length=3, db_collation="C")
    kind = models.CharField(max_length=KIND_LENGTH, db_collation="C")
    about_kind = models.CharField(max_length=KIND_LENGTH, db_collation="C")
    key = models.CharField(max_length=KEY_LENGTH, db_collation="C")

    class Meta:
        constraints: ClassVar = [
            UniqueConstraint(fields=["key"], name="ledger_transfer_key_unique"),
            UniqueConstraint(
                fields=["reverses_id"], condition=Q(reverses_id__isnull=False), name="ledger_transfer_reversed_once"
            ),
            CheckConstraint(condition=Q(amount__gte=1, amount__lte=MAX_MINOR), name="ledger_transfer_amount_range"),
            CheckConstraint(condition=~Q(debit=models.F("credit")), name="ledger_transfer_two_accounts"),
        ]
        indexes: ClassVar = [
            Index(fields=["debit", "id"], name="ledger_transfer_debit"),
            Index(fields=["credit", "id"], name="ledger_transfer_credit"),
            Index(fields=["about_id"], name="ledger_transfer_about"),
        ]


class SealBatch(WrittenBySql):
    """A run of seals, their Merkle root, and the chain's head after it.

    ``reached_id``, ``writers`` and ``settled_id`` tell the next batches where to look: see ``ledger_seal``.
    """

    number = models.BigIntegerField(primary_key=True)
    first = models.BigIntegerField()
    last = models.BigIntegerField()
    root = models.BinaryField()
    head = models.BinaryField()
    sealed_at = models.DateTimeField()
    settled_id = models.BigIntegerField()
    reached_id = models.BigIntegerField()
    writers = ArrayField(models.TextField())

    class Meta:
        constraints: ClassVar = [
            UniqueConstraint(fields=["first"], name="ledger_batch_first_unique"),
            UniqueConstraint(fields=["last"], name="ledger_batch_last_unique"),
            CheckConstraint(
                condition=Q(number__gte=1, first__gte=1, last__gte=models.F("first")), name="ledger_batch_not_empty"
            ),
        ]


class Seal(WrittenBySql):
    """The place of one transfer in the sealed order, without gaps, and the hash of its sealed line."""

    number = models.BigIntegerField(primary_key=True)
    transfer = models.OneToOneField(Transfer, on_delete=models.DO_NOTHING, related_name="+", db_constraint=False)
    leaf = models.BinaryField()


class Head(WrittenBySql):
    """The chain's head as it was made public on a day."""

    published_on = models.DateField(primary_key=True)
    batch = models.BigIntegerField()
    last = models.BigIntegerField()
    head = models.BinaryField()
    published_at = models.DateTimeField()
