package io.crmkit.sso.saml;

import io.crmkit.sso.model.Untrusted;
import io.crmkit.sso.saml.model.NameIdentifier;
import io.crmkit.sso.saml.model.SamlReason;
import io.crmkit.sso.saml.xml.XmlElement;
import io.crmkit.sso.saml.xml.Xmlns;
import java.util.Optional;

/** Who wrote a message (Core 2.2.5; Profiles 4.1.4.2). */
final class Issuers {

  private Issuers() {}

  static Optional<XmlElement> of(XmlElement element) {
    return element.child(Xmlns.ASSERTION, "Issuer");
  }

  /** Requires that an issuer is the entity with this ID, character by character but for space around it. */
  static void require(XmlElement issuer, String entityId, SamlReason reason) {
    String format = issuer.attribute("Format");
    if (format != null && !format.equals(NameIdentifier.ENTITY)) {
      throw reason.because("an issuer is an entity, not of the format " + Untrusted.quoted(format));
    }
    if (!issuer.text().strip().equals(entityId)) {
      throw reason.because("the issuer is %s and must be %s".formatted(Untrusted.quoted(issuer.text()), entityId));
    }
  }
}
