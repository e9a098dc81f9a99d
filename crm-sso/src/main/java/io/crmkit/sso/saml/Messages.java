package io.crmkit.sso.saml;

import io.crmkit.sso.model.Untrusted;
import io.crmkit.sso.saml.model.SamlReason;
import io.crmkit.sso.saml.xml.XmlElement;
import org.jspecify.annotations.Nullable;

/** What every message has (Core 3.2). */
final class Messages {

  private Messages() {}

  /** Requires version 2.0, an ID and a time of issue. */
  static void requireHeader(XmlElement message) {
    String version = message.attribute("Version");
    if (!"2.0".equals(version)) {
      throw SamlReason.VERSION.because("%s has version 2.0 and not %s".formatted(message.name(), Untrusted.quoted(version)));
    }
    requireId(message);
  }

  static String requireId(XmlElement message) {
    String id = message.attribute("ID");
    if (id == null || id.isBlank()) {
      throw SamlReason.MISSING_ID.because(message.name() + " has no ID");
    }
    return id;
  }

  /** Requires that a message was sent to this place; one that is signed must say so (Bindings 3.5.5.2). */
  static void requireDestination(XmlElement message, String place, Signed signed, SamlReason reason) {
    @Nullable String destination = message.attribute("Destination");
    if (destination == null && signed == Signed.NO) {
      return;
    }
    if (!place.equals(destination)) {
      throw reason.because("%s was sent to %s and this is %s".formatted(
          message.name(), Untrusted.quoted(destination), place));
    }
  }

  /** Whether the message itself carries a signature. */
  enum Signed { YES, NO }
}
