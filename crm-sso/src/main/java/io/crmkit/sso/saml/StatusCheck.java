package io.crmkit.sso.saml;

import io.crmkit.sso.model.Untrusted;
import io.crmkit.sso.saml.xml.XmlElement;
import io.crmkit.sso.saml.xml.Xmlns;
import org.jspecify.annotations.Nullable;

/** What a provider says of its own work (Core 3.2.2.2). */
record StatusCheck(@Nullable String code, @Nullable String inner) {

  private static final String STATUS = "urn:oasis:names:tc:SAML:2.0:status:";
  static final String SUCCESS = STATUS + "Success";
  static final String PARTIAL_LOGOUT = STATUS + "PartialLogout";

  static StatusCheck of(XmlElement response) {
    XmlElement outer = response.child(Xmlns.PROTOCOL, "Status")
        .flatMap(status -> status.child(Xmlns.PROTOCOL, "StatusCode"))
        .orElse(null);
    if (outer == null) {
      return new StatusCheck(null, null);
    }
    return new StatusCheck(outer.attribute("Value"),
        outer.child(Xmlns.PROTOCOL, "StatusCode").map(code -> code.attribute("Value")).orElse(null));
  }

  /** Whether it is a success and nothing else; a success with a code inside says two things at once. */
  boolean isSuccess() {
    return SUCCESS.equals(code) && inner == null;
  }

  String described() {
    return inner == null
        ? Untrusted.quoted(shortened(code))
        : Untrusted.quoted(shortened(code)) + " because of " + Untrusted.quoted(shortened(inner));
  }

  private static @Nullable String shortened(@Nullable String value) {
    return value != null && value.startsWith(STATUS) ? value.substring(STATUS.length()) : value;
  }
}
