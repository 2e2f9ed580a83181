"""The audio outputs of this computer, and one tone on them. Loads QtMultimedia, which takes its time."""

from PySide6.QtCore import QBuffer, QByteArray, QObject
from PySide6.QtMultimedia import QAudioDevice, QAudioFormat, QAudioSink, QMediaDevices


class Loudspeaker(QObject):
    """Plays 16-bit mono samples at `rate` per second, one sound at a time."""

    def __init__(self, samples: bytes, rate: int, parent: QObject) -> None:
        super().__init__(parent)
        self._samples = QByteArray(samples)
        self._format = QAudioFormat()
        self._format.setSampleRate(rate)
        self._format.setChannelCount(1)
        self._format.setSampleFormat(QAudioFormat.SampleFormat.Int16)
        self._sink: QAudioSink | None = None
        self._buffer: QBuffer | None = None

    @staticmethod
    def outputs() -> list[tuple[str, str]]:
        """The audio outputs of this computer: identity and name."""
        return [(_identity(device), device.description()) for device in QMediaDevices.audioOutputs()]

    def play(self, output: str) -> bool:
        """Sound once on this output, or on the usual one; False when there is none."""
        device = _device(output)
        if device is None or device.isNull():
            return False
        self._stop()
        self._buffer = QBuffer(self)
        self._buffer.setData(self._samples)
        self._buffer.open(QBuffer.OpenModeFlag.ReadOnly)
        self._sink = QAudioSink(device, self._format, self)
        self._sink.start(self._buffer)
        return True

    def _stop(self) -> None:
        if self._sink is not None and self._buffer is not None:
            self._sink.stop()
            self._sink.deleteLater()
            self._buffer.deleteLater()
            self._sink = self._buffer = None


def _device(output: str) -> QAudioDevice | None:
    devices = QMediaDevices.audioOutputs()
    chosen = next((device for device in devices if _identity(device) == output), None)
    return chosen or (QMediaDevices.defaultAudioOutput() if devices else None)


def _identity(device: QAudioDevice) -> str:
    return bytes(device.id().data()).decode("utf-8", "replace")
