package io.crmkit.sso.saml;

import io.crmkit.sso.model.Untrusted;
import io.crmkit.sso.saml.model.SamlPolicy;
import io.crmkit.sso.saml.model.SamlPolicy.Concession;
import io.crmkit.sso.saml.model.SamlReason;
import io.crmkit.sso.saml.xml.XmlElement;
import io.crmkit.sso.saml.xml.Xmlns;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The attributes of an authentic assertion by their names, each with its values as they are written (Core 2.7.3). */
final class AttributeReading {

  private AttributeReading() {}

  static Map<String, List<String>> of(XmlElement assertion, SamlPolicy policy) {
    Map<String, List<String>> attributes = new LinkedHashMap<>();
    for (XmlElement statement : assertion.children(Xmlns.ASSERTION, "AttributeStatement")) {
      for (XmlElement attribute : statement.children()) {
        add(attributes, attribute, policy);
      }
    }
    return attributes;
  }

  private static void add(Map<String, List<String>> attributes, XmlElement attribute, SamlPolicy policy) {
    if (attribute.is(Xmlns.ASSERTION, "EncryptedAttribute")) {
      throw SamlReason.ATTRIBUTE_ENCRYPTED.because("an attribute is encrypted by itself; encrypt the assertion instead");
    }
    String name = attribute.attribute("Name");
    if (!attribute.is(Xmlns.ASSERTION, "Attribute") || name == null || name.isBlank()) {
      throw SamlReason.ATTRIBUTE_STRUCTURE.because("an attribute statement holds attributes with names");
    }
    List<String> values = new ArrayList<>();
    attribute.children(Xmlns.ASSERTION, "AttributeValue").forEach(value -> values.add(value(value, name)));
    List<String> known = attributes.putIfAbsent(name, values);
    if (known != null) {
      if (!policy.concedes(Concession.REPEATED_ATTRIBUTES)) {
        throw SamlReason.ATTRIBUTE_DUPLICATE.because(
            "the attribute %s is there twice".formatted(Untrusted.quoted(name)));
      }
      known.addAll(values);
    }
  }

  private static String value(XmlElement value, String attribute) {
    if (!value.children().isEmpty()) {
      throw SamlReason.ATTRIBUTE_STRUCTURE.because(
          "a value of %s holds elements where text belongs".formatted(Untrusted.quoted(attribute)));
    }
    return value.text();
  }
}
