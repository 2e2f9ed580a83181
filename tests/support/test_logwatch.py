"""Warnings have to be expected, and expected ones have to come."""

import logging

from tests.support.logwatch import LogWatch

log = logging.getLogger("werkstatt.test")


def test_a_warning_that_nobody_expects_is_a_problem(log_watch: LogWatch):
    log.info("all is well")
    log.warning("the %s is full", "disk")
    assert log_watch.problems() == ["logged WARNING werkstatt.test: the disk is full"]
    log_watch.start()


def test_an_expected_warning_is_none(expect_warning, log_watch: LogWatch):
    expect_warning("disk is full")
    assert log_watch.problems() == ["not logged: disk is full"]
    log.error("the disk is full")
    assert log_watch.problems() == []
