"""The build's own step: compiles the translations and takes the resources along into the wheel."""

import runpy
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class ResourcesHook(BuildHookInterface):  # type: ignore[type-arg]
    """Makes the top-level folder `resources` part of the package, as `werkstatt/resources`."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Called by hatchling before each build; an editable install and an sdist leave the folder where it lies."""
        root = Path(self.root)
        runpy.run_path(str(root / "installers" / "translations.py"))["compile_all"]()
        if self.target_name == "wheel" and version == "standard":
            build_data["force_include"][str(root / "resources")] = "werkstatt/resources"
