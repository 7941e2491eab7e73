"""What a conversion could not carry: counted by reason, with the first unit."""

from tmx.loss import Loss, Losses


def test_losses_are_counted_by_reason_in_the_order_of_their_first_units() -> None:
    losses = Losses()
    for reason, unit in [("note", 3), ("candidate", 4), ("note", 5), ("encoding", 0)]:
        losses.add(reason, unit)
    assert list(losses) == [Loss("note", 2, 3), Loss("candidate", 1, 4), Loss("encoding", 1, 0)]
    assert losses.lines() == [
        "not carried: 2 × note (first in unit 3)",
        "not carried: 1 × candidate (first in unit 4)",
        "not carried: 1 × encoding (in the header)",
    ]
