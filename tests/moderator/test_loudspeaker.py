"""Sound, as far as this machine has any."""

from PySide6.QtCore import QObject
from PySide6.QtMultimedia import QAudio, QMediaDevices

from werkstatt.moderator.loudspeaker import Loudspeaker


def test_it_sounds_where_there_is_an_output_and_says_when_there_is_none(qtbot):
    owner = QObject()
    speaker = Loudspeaker(bytes(2 * 2_205), 22_050, owner)
    outputs = speaker.outputs()
    assert len(outputs) == len(QMediaDevices.audioOutputs())
    assert speaker.play("no such output") is bool(outputs)
    assert speaker.play("") is bool(outputs)
    if outputs and speaker._sink is not None:
        assert speaker._sink.error() is QAudio.Error.NoError
    owner.deleteLater()
