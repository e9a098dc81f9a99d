package io.crmkit.sso.saml.xml;

import io.crmkit.core.RefusedException;
import io.crmkit.sso.model.Untrusted;
import io.crmkit.sso.saml.model.SamlReason;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;
import javax.xml.XMLConstants;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.Attributes;
import org.xml.sax.SAXParseException;
import org.xml.sax.ext.DefaultHandler2;

/**
 * Builds a tree from what a parser reports and stops at the first thing too many. Runs of characters become one text, CDATA
 * sections among them; comments and processing instructions are kept, so that whoever reads a value sees them.
 */
final class DomBuilder extends DefaultHandler2 {

  /** What messages are full of; to take a URI apart for each takes longer than the rest. */
  private static final Set<String> USUAL = Set.of(
      Xmlns.ASSERTION, Xmlns.PROTOCOL, Xmlns.METADATA, Xmlns.SIGNATURE, Xmlns.ENCRYPTION, Xmlns.EXCLUSIVE_C14N,
      XMLConstants.W3C_XML_SCHEMA_NS_URI, XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI);

  private final Document document;
  private final XmlLimits limits;
  private final StringBuilder text = new StringBuilder();
  private Node current;
  private int depth;

  DomBuilder(Document document, XmlLimits limits) {
    this.document = document;
    this.limits = limits;
    this.current = document;
  }

  Document document() {
    return document;
  }

  @Override
  public void startDTD(String name, @Nullable String publicId, @Nullable String systemId) {
    throw SamlReason.DTD_FORBIDDEN.because("a document type is forbidden");
  }

  @Override
  public void startElement(String uri, String local, String qualified, Attributes attributes) {
    flush();
    depth++;
    check(uri, attributes.getLength());
    requireElementName(qualified);
    Element element = document.createElementNS(uri.isEmpty() ? null : uri, qualified);
    for (int at = 0; at < attributes.getLength(); at++) {
      add(element, attributes, at);
    }
    current.appendChild(element);
    current = element;
  }

  private void check(String uri, int attributes) {
    if (depth > limits.depth()) {
      throw SamlReason.TOO_LARGE.because("elements are more than %d deep".formatted(limits.depth()));
    }
    if (attributes > limits.attributes()) {
      throw SamlReason.TOO_LARGE.because(
          "an element has %d attributes and may have %d".formatted(attributes, limits.attributes()));
    }
    if (uri.equals(Xmlns.XINCLUDE)) {
      throw SamlReason.DTD_FORBIDDEN.because("XInclude is forbidden");
    }
  }

  /** A parser lets elements pass that are called as declarations are, and names that begin with a colon. */
  private static void requireElementName(String qualified) {
    if (isDeclaration(qualified)) {
      throw misnamed();
    }
    requireName(qualified);
  }

  private static void requireName(String qualified) {
    int colon = qualified.indexOf(':');
    if (colon == 0 || colon > 0 && (colon == qualified.length() - 1 || colon != qualified.lastIndexOf(':'))) {
      throw misnamed();
    }
  }

  private static RefusedException misnamed() {
    return SamlReason.MALFORMED_NAMESPACE.because("a name does not fit its namespace");
  }

  private static boolean isDeclaration(String qualified) {
    return qualified.equals(XMLConstants.XMLNS_ATTRIBUTE) || qualified.startsWith("xmlns:");
  }

  private void add(Element element, Attributes attributes, int at) {
    String qualified = attributes.getQName(at);
    String value = attributes.getValue(at);
    requireName(qualified);
    if (isDeclaration(qualified)) {
      requireAbsolute(value);
      element.setAttributeNS(XMLConstants.XMLNS_ATTRIBUTE_NS_URI, qualified, value);
      return;
    }
    String uri = attributes.getURI(at);
    element.setAttributeNS(uri.isEmpty() ? null : uri, qualified, value);
  }

  /** Canonicalization is not defined for relative names, and libraries differ over them. */
  private static void requireAbsolute(String namespace) {
    if (namespace.isEmpty() || USUAL.contains(namespace)) {
      return;
    }
    try {
      if (new URI(namespace).isAbsolute()) {
        return;
      }
    } catch (URISyntaxException e) {
      // refused below, as what has no scheme is
    }
    throw SamlReason.MALFORMED_NAMESPACE.because("a namespace is a URI with a scheme, not " + Untrusted.quoted(namespace));
  }

  @Override
  public void endElement(String uri, String local, String qualified) {
    flush();
    depth--;
    Node parent = current.getParentNode();
    current = parent == null ? document : parent;
  }

  @Override
  public void characters(char[] chars, int start, int length) {
    text.append(chars, start, length);
  }

  @Override
  public void ignorableWhitespace(char[] chars, int start, int length) {
    characters(chars, start, length);
  }

  @Override
  public void comment(char[] chars, int start, int length) {
    requireInside("comment");
    flush();
    current.appendChild(document.createComment(new String(chars, start, length)));
  }

  @Override
  public void processingInstruction(String target, @Nullable String data) {
    requireInside("processing instruction");
    flush();
    current.appendChild(document.createProcessingInstruction(target, data == null ? "" : data));
  }

  private void requireInside(String what) {
    if (current == document && document.getDocumentElement() != null) {
      throw SamlReason.MALFORMED_XML.because("a %s follows the root".formatted(what));
    }
  }

  private void flush() {
    if (text.length() > 0) {
      if (current != document) {
        current.appendChild(document.createTextNode(text.toString()));
      }
      text.setLength(0);
    }
  }

  @Override
  public void error(SAXParseException problem) throws SAXParseException {
    throw problem;
  }

  @Override
  public void fatalError(SAXParseException problem) throws SAXParseException {
    throw problem;
  }
}
