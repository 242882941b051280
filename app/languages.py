"""Which language Sala speaks: its own sentences, Qt's words, and how dates are written."""

from PySide6.QtCore import (
    QCoreApplication,
    QLibraryInfo,
    QLocale,
    QObject,
    QSettings,
    QTranslator,
)

from app import resources

SOURCE = "pt_BR"
"""The language of the sentences in the source, and where nothing else is chosen."""
LANGUAGES = (SOURCE, "en", "es")


def settings() -> QSettings:
    """The file of the person's settings."""
    return QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, "Sala", "Sala")


def kept_language(kept_settings: QSettings) -> str:
    """The language that the person has chosen."""
    kept = kept_settings.value("language")
    return kept if isinstance(kept, str) and kept in LANGUAGES else SOURCE


class Languages(QObject):
    """Installs the translations. No signals: Qt itself tells widgets of another language."""

    def __init__(self, app: QCoreApplication) -> None:
        super().__init__(app)
        self._app = app
        self._installed: list[QTranslator] = []

    def speak(self, language: str) -> None:
        """Speak one of `LANGUAGES` from now on."""
        QLocale.setDefault(QLocale(language))
        for translator in self._installed:
            self._app.removeTranslator(translator)
            translator.deleteLater()
        self._installed.clear()
        qt = QTranslator(self)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if qt.load(f"qtbase_{language}", folder):
            self._install(qt)
        if language == SOURCE:
            return
        own = QTranslator(self)
        if own.load(str(resources.path(f"translations/sala_{language}.qm"))):
            self._install(own)

    def _install(self, translator: QTranslator) -> None:
        self._app.installTranslator(translator)
        self._installed.append(translator)
