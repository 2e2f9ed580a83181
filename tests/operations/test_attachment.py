"""Pictures and slides are kept to the byte, and what is too large is refused with a sentence."""

import pytest

from tests.support.desks import Evening
from werkstatt.domain.attachment import LARGEST_ATTACHMENT, Attachment, AttachmentContent
from werkstatt.domain.errors import NotThere, Refused
from werkstatt.operations import agenda, attachment, event
from werkstatt.readmodels.attachments import attachments
from werkstatt.readmodels.offers import offers
from werkstatt.wording.errors import sentence


def attach(night: Evening, name: str, content: bytes, pages: int = 1) -> str:
    media_type = "application/pdf" if name.endswith(".pdf") else "image/png"
    return night.desk.do(attachment.attach, night.event_id, name, media_type, pages, content).result()


def test_a_file_is_kept_to_the_byte_and_listed_by_name(night: Evening) -> None:
    content = bytes(range(256)) * 3
    slides = attach(night, "z.pdf", content, pages=12)
    picture = attach(night, "a.png", b"")
    assert night.desk.ask(lambda records: records.get(AttachmentContent, slides)).result().content == content
    listed = [
        Attachment(id=picture, event_id=night.event_id, name="a.png", media_type="image/png", pages=1),
        Attachment(id=slides, event_id=night.event_id, name="z.pdf", media_type="application/pdf", pages=12),
    ]
    assert night.desk.ask(attachments, night.event_id).result() == listed
    assert night.desk.ask(offers, night.event_id).result().attachments == listed


def test_what_is_too_large_is_refused_and_named(night: Evening) -> None:
    with pytest.raises(Refused) as refusal:
        attach(night, "film.pdf", bytes(LARGEST_ATTACHMENT + 1))
    said = sentence(refusal.value)
    assert "„film.pdf“" in said
    assert "64 MB" in said
    assert night.desk.ask(attachments, night.event_id).result() == []


def test_an_item_survives_what_it_shows(night: Evening) -> None:
    kept = attach(night, "a.png", b"x")
    night.desk.do(agenda.change_item, night.item_id("Rückblick"), subject_id=kept).result()
    night.desk.do(attachment.remove_attachment, kept).result()
    assert night.desk.ask(attachments, night.event_id).result() == []
    assert night.item_id("Rückblick")
    with pytest.raises(NotThere):
        night.desk.ask(lambda records: records.get(AttachmentContent, kept)).result()


def test_attachments_belong_to_their_event(night: Evening) -> None:
    from datetime import date, time

    other = night.desk.do(event.add_event, "Andere", date(2023, 3, 1), time(9)).result()
    attach(night, "a.png", b"x")
    assert night.desk.ask(attachments, other).result() == []
    night.desk.do(event.remove_event, night.event_id).result()
    assert night.desk.ask(lambda records: records.find(Attachment)).result() == []
