"""The gong at the end of a clock: a soft tone, and always something to see, because halls are loud and sound fails."""

import math
import struct

from PySide6.QtCore import QBuffer, QByteArray, QObject, Signal
from PySide6.QtMultimedia import QAudioDevice, QAudioFormat, QAudioSink, QMediaDevices

_RATE = 22_050
_SECONDS = 2.5
# A struck bowl: partials that are not whole multiples, the higher ones fading sooner.
_PARTIALS = ((220.0, 1.0, 1.4), (440.8, 0.5, 2.0), (663.0, 0.28, 2.8), (1190.0, 0.12, 4.0))


class Gong(QObject):
    """Sounds on the chosen output, and tells `struck` so that windows can flash."""

    struck = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sink: QAudioSink | None = None
        self._buffer: QBuffer | None = None

    def outputs(self) -> list[tuple[str, str]]:
        """The audio outputs of this computer: identity and name."""
        return [(_identity(device), device.description()) for device in QMediaDevices.audioOutputs()]

    def strike(self, output: str = "") -> bool:
        """Sound once; False when there is no output (the flash comes all the same)."""
        self.struck.emit()
        device = self._device(output)
        if device is None or device.isNull():
            return False
        self._stop()
        self._buffer = QBuffer(self)
        self._buffer.setData(QByteArray(samples()))
        self._buffer.open(QBuffer.OpenModeFlag.ReadOnly)
        self._sink = QAudioSink(device, _format(), self)
        self._sink.start(self._buffer)
        return True

    def _device(self, output: str) -> QAudioDevice | None:
        devices = QMediaDevices.audioOutputs()
        chosen = next((device for device in devices if _identity(device) == output), None)
        return chosen or (QMediaDevices.defaultAudioOutput() if devices else None)

    def _stop(self) -> None:
        if self._sink is not None:
            self._sink.stop()
            self._sink.deleteLater()
            self._sink = None


def samples() -> bytes:
    """The tone as 16-bit mono samples at 22,050 Hz."""
    count = int(_RATE * _SECONDS)
    return b"".join(struct.pack("<h", round(9_000 * _loudness(place / _RATE))) for place in range(count))


def _loudness(second: float) -> float:
    attack = min(1.0, second / 0.01)
    return attack * sum(
        part * math.exp(-fade * second) * math.sin(2 * math.pi * pitch * second) for pitch, part, fade in _PARTIALS
    )


def _format() -> QAudioFormat:
    wanted = QAudioFormat()
    wanted.setSampleRate(_RATE)
    wanted.setChannelCount(1)
    wanted.setSampleFormat(QAudioFormat.SampleFormat.Int16)
    return wanted


def _identity(device: QAudioDevice) -> str:
    return bytes(device.id().data()).decode("utf-8", "replace")
