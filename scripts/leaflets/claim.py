"""The claim of a leaflet to be PDF/UA-1, beside the one of PDF/A-2a that WeasyPrint writes."""

from typing import Any

from leaflets.tags import referred

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
