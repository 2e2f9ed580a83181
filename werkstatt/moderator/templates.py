"""The templates that come along, read from the resources when somebody asks for them."""

from functools import cache

from werkstatt import paths
from werkstatt.domain.template import Template, parse


@cache
def templates() -> tuple[Template, ...]:
    """All templates by their German title; one that is damaged is Refused with the name of the field."""
    folder = paths.resources() / "templates"
    found = [parse(file.read_text(encoding="utf-8")) for file in folder.glob("*.toml")]
    return tuple(sorted(found, key=lambda template: template.title.de.casefold()))
