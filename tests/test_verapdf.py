import pytest
from printing import edition
from verapdf import failures


@pytest.mark.parametrize(("flavour", "clause"), [("ua1", "5-"), ("2a", "6.6.4-")])
def test_it_sees_what_is_missing(flavour: str, clause: str) -> None:
    pdf = edition("twitch-diary-a4").pdf
    assert failures(pdf, flavour) == []
    claim = {"ua1": b"pdfuaid:part>1", "2a": b"pdfaid:part>2"}[flavour]
    lied = pdf.replace(claim, claim[:-1] + b"9").replace(b'pdfaid:part="2"', b'pdfaid:part="9"')
    assert lied != pdf
    assert any(clause in told for told in failures(lied, flavour)), failures(lied, flavour)
