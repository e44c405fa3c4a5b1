"""The claim of a leaflet to be PDF/UA-1, beside the one of PDF/A-2a that WeasyPrint writes."""

from pathlib import Path
from typing import Any

import pydyf

from leaflets.tags import referred

PROFILE = Path(__file__).with_name("srgb.icc")
"""sRGB in 588 bytes, by its formula: Little CMS' own profile, which is free to use, dated and said to be ICC 4.2,
the newest that PDF/A-2 knows (ISO 19005-2, 6.2.4.2). It has no tag that is newer."""

UA_IDENTIFIER = b"""
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
<rdf:Description rdf:about=""
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:description>Part of PDF/UA</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
"""
"""The claim, and its schema explained, as PDF/A asks (ISO 19005-2, 6.6.2.3)."""


def claim_ua(document: Any, pdf: Any) -> None:
    """Say in the metadata that this is PDF/UA-1 as well as PDF/A-2a.

    Fault: `pdf_variant` takes one of the two. Not needed when it takes both.
    """
    metadata = referred(pdf, pdf.catalog["Metadata"])
    end = b"</rdf:RDF>"
    metadata.stream = [part.replace(end, UA_IDENTIFIER + end) for part in metadata.stream]
    metadata.compress = False  # not every reader of metadata can undo it


def say_colours_shortly(document: Any, pdf: Any) -> None:
    """Put the short profile in the place of WeasyPrint's.

    Fault: its profile has a table for what is a formula, a tenth of a leaflet's bytes. Not needed when it is as short.
    """
    (intent,) = pdf.catalog["OutputIntents"]
    intent["OutputConditionIdentifier"] = intent["Info"] = pydyf.String("sRGB")
    referred(pdf, intent["DestOutputProfile"]).stream = [PROFILE.read_bytes()]
