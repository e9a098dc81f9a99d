package io.crmkit.sso.saml.xml;

import io.crmkit.sso.model.Untrusted;
import io.crmkit.sso.saml.model.SamlReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** An element of a document that was read within bounds. Equal to what wraps the same element of the same tree. */
public final class XmlElement {

  private final Element node;

  XmlElement(Element node) {
    this.node = node;
  }

  Element node() {
    return node;
  }

  public boolean is(String namespace, String name) {
    return name.equals(node.getLocalName()) && namespace.equals(node.getNamespaceURI());
  }

  public String name() {
    return node.getLocalName();
  }

  /** Returns the namespace; empty if there is none. */
  public String namespace() {
    String uri = node.getNamespaceURI();
    return uri == null ? "" : uri;
  }

  /** Returns the value of an attribute without a namespace, or null if it is not there. */
  public @Nullable String attribute(String name) {
    Attr attribute = node.getAttributeNodeNS(null, name);
    return attribute == null ? null : attribute.getValue();
  }

  /** Returns the value of an attribute of a namespace, or null if it is not there. */
  public @Nullable String attribute(String namespace, String name) {
    Attr attribute = node.getAttributeNodeNS(namespace, name);
    return attribute == null ? null : attribute.getValue();
  }

  /** Returns the element that this is in, if it is not the root. */
  public Optional<XmlElement> parent() {
    return node.getParentNode() instanceof Element parent ? Optional.of(new XmlElement(parent)) : Optional.empty();
  }

  /** Returns the elements in this one, in their order. */
  public List<XmlElement> children() {
    List<XmlElement> children = new ArrayList<>();
    for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child instanceof Element element) {
        children.add(new XmlElement(element));
      }
    }
    return children;
  }

  /** Returns the elements of this name that are directly in this one. */
  public List<XmlElement> children(String namespace, String name) {
    List<XmlElement> children = new ArrayList<>();
    for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child instanceof Element element && name.equals(element.getLocalName())
          && namespace.equals(element.getNamespaceURI())) {
        children.add(new XmlElement(element));
      }
    }
    return children;
  }

  /**
   * Returns the one element of this name that is directly in this one, if there is one.
   *
   * @throws io.crmkit.core.RefusedException with {@code MALFORMED_XML} if there are several
   */
  public Optional<XmlElement> child(String namespace, String name) {
    List<XmlElement> found = children(namespace, name);
    if (found.size() > 1) {
      throw SamlReason.MALFORMED_XML.because("%s has %d elements %s".formatted(name(), found.size(), name));
    }
    return found.isEmpty() ? Optional.empty() : Optional.of(found.get(0));
  }

  /**
   * Returns the whole text of an element that holds nothing but text.
   *
   * @throws io.crmkit.core.RefusedException with {@code COMMENT_IN_VALUE} if a comment or processing instruction splits it,
   *     or {@code MALFORMED_XML} if it holds elements
   */
  public String text() {
    StringBuilder text = new StringBuilder();
    for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child.getNodeType() == Node.ELEMENT_NODE) {
        throw SamlReason.MALFORMED_XML.because(name() + " holds elements where text belongs");
      }
      if (child.getNodeType() != Node.TEXT_NODE) {
        throw SamlReason.COMMENT_IN_VALUE.because(
            "a comment or processing instruction splits the value of " + Untrusted.quoted(name()));
      }
      text.append(child.getNodeValue());
    }
    return text.toString();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof XmlElement that && node == that.node;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(node);
  }

  @Override
  public String toString() {
    return "XmlElement[" + name() + "]";
  }
}
