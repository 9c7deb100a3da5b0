"""Rules on datapackage.json and the table schemas."""

from collections.abc import Iterator

from ..finding import Location, Severity
from ..package.bundled import bundled
from ..package.membership import loosened
from ..package.package import Resource
from ..package.standard import is_surely_standard
from .rule import Fault, rule, unreadable
from .workspace import Workspace

PUBLISHED = ("rules.json", "datapackage.schema.json", "report.schema.json")


@rule(
    "package-unreadable",
    family="structure",
    title="The descriptor or a schema cannot be read",
    why="Without them there is nothing to check the tables against.",
    fix="Name files that can be read; keep datapackage.json and the schemas valid JSON in UTF-8.",
    severity=Severity.FATAL,
)
def package_unreadable(workspace: Workspace) -> Iterator[Fault]:
    """Find what could not be read: the descriptor itself, or schemas that it names."""
    for problem in workspace.package.unreadable:
        yield Fault(problem.location, problem.found, problem.expected)


@rule(
    "profile-missing",
    family="structure",
    title="The package is not one of cited figures",
    why="Without the tables and columns of this profile most rules have nothing to look at; only "
    "files, descriptor and cells are checked.",
    fix="Add what is missing; figures new writes a package to start from.",
    severity=Severity.FATAL,
)
def profile_missing(workspace: Workspace) -> Iterator[Fault]:
    """Find tables and columns that the profile asks for."""
    for each in workspace.gaps:
        yield Fault(each.location, each.found, each.expected)


@rule(
    "descriptor-invalid",
    family="structure",
    title="The descriptor or a schema breaks the Data Package standard or this profile",
    why="Tools read it in different ways, or not at all, and checks that it declares do not run.",
    fix="Write it as the Data Package standard and schemas/datapackage.schema.json say.",
)
def descriptor_invalid(workspace: Workspace) -> Iterator[Fault]:
    """Find what the strict profile refuses; if it refuses nothing, ask frictionless.

    A package that was made for something else is held to the standard only.
    """
    breaches = [] if workspace.foreign else workspace.violations
    for each in breaches:
        if not each.unknown:
            yield Fault(each.location, each.found, each.expected)
    unread = workspace.package.unreadable or any(each.missing for each in workspace.package)
    if not breaches and not unread:
        yield from _refused_by_frictionless(workspace)


@rule(
    "descriptor-unknown-property",
    family="structure",
    title="The descriptor or a schema has a property that nothing reads",
    why="A misspelt property is ignored by every tool without a word, and its check with it.",
    fix="Correct the spelling, or remove the property.",
)
def descriptor_unknown_property(workspace: Workspace) -> Iterator[Fault]:
    """Find properties that the strict profile does not know."""
    for each in workspace.violations:
        if each.unknown and not workspace.foreign:
            yield Fault(each.location, each.found, each.expected)


@rule(
    "schema-loosened",
    family="structure",
    title="A schema allows more than the profile",
    why="What the schemas of the profile refuse would pass here, and every reader of the schema "
    "would believe it.",
    fix="Write the constraint or key as in the schema of the profile, or a stricter one.",
)
def schema_loosened(workspace: Workspace) -> Iterator[Fault]:
    """Find constraints and keys of the profile that a schema leaves out or weakens."""
    if workspace.foreign or workspace.gaps:
        return
    for resource in workspace.package:
        again = workspace.package.table(resource.name) is not resource
        for each in [] if again or _is_in_doubt(workspace, resource) else loosened(resource):
            yield Fault(each.location, each.found, each.expected, resource.name)


@rule(
    "profile-file-differs",
    family="structure",
    title="The package publishes other rules than those that check it",
    why="Whoever reads them believes that the package was held to them.",
    fix="Take the file as it comes with this version of the checks, or remove it.",
    severity=Severity.WARNING,
)
def profile_file_differs(workspace: Workspace) -> Iterator[Fault]:
    """Find copies of the rules and of the profile that are not those of this code."""
    package, ours = workspace.package, bundled() / "schemas"
    if workspace.foreign or package.root.resolve() == bundled().resolve():
        return
    for name in PUBLISHED:
        path = f"schemas/{name}"
        try:
            raw = package.beside(path)
        except OSError as error:
            yield unreadable(package, path, error)
            continue
        if raw and raw != (ours / name).read_bytes():
            place = Location(package.show(path))
            yield Fault(place, "another text", f"{name} of this version of the checks", name)


def _is_in_doubt(workspace: Workspace, resource: Resource) -> bool:
    """Return whether a table has no schema, or one that is at fault in other ways."""
    schema = resource.schema
    return schema is None or any(each.concerns(schema) for each in workspace.violations)


def _refused_by_frictionless(workspace: Workspace) -> Iterator[Fault]:
    """Find what frictionless, the reference for the standard, refuses."""
    if workspace.violations or not is_surely_standard(workspace.package):
        from ..package.reference import refusals

        for place, note in refusals(workspace.package):
            yield Fault(place, note, "what frictionless accepts")
