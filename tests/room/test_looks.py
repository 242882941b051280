"""Whose name could be taken for whose, among those who are in."""

from app.room.looks import Looks


def test_a_name_is_free_of_its_look_alikes_when_it_is_gone() -> None:
    looks = Looks()
    looks.add("Daniel")
    assert looks.like("DanieI") == "Daniel"
    assert looks.like("Danilo") == ""
    looks.remove("Daniel")
    assert looks.like("DanieI") == ""


def test_two_from_before_the_rule_may_leave_in_any_order() -> None:
    looks = Looks()
    looks.add("Daniel")
    looks.add("DanieI")
    looks.remove("Daniel")
    assert looks.like("Daniel") == "DanieI"
    looks.remove("DanieI")
    assert looks.like("Daniel") == ""
