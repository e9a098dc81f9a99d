package io.crmkit.sso.saml;

import io.crmkit.sso.model.Untrusted;
import io.crmkit.sso.saml.model.SamlConnection;
import io.crmkit.sso.saml.model.SamlPolicy.Concession;
import io.crmkit.sso.saml.model.SamlReason;
import io.crmkit.sso.saml.xml.XmlElement;
import io.crmkit.sso.saml.xml.Xmlns;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What an authentic assertion says of its own validity (Core 2.5; Profiles 4.1.4.3). */
final class AssertionCheck {

  private static final Set<String> UNDERSTOOD = Set.of("AudienceRestriction", "OneTimeUse", "ProxyRestriction");

  private final XmlElement assertion;
  private final SamlConnection connection;
  private final TimeFrame time;

  AssertionCheck(XmlElement assertion, SamlConnection connection, TimeFrame time) {
    this.assertion = assertion;
    this.connection = connection;
    this.time = time;
  }

  void check() {
    Messages.requireHeader(assertion);
    Times.required(assertion, "IssueInstant");
    Issuers.require(Issuers.of(assertion).orElseThrow(() -> SamlReason.ISSUER.because("the assertion has no issuer")),
        connection.idp().entityId(), SamlReason.ISSUER);
    XmlElement conditions = assertion.child(Xmlns.ASSERTION, "Conditions")
        .orElseThrow(() -> SamlReason.NO_CONDITIONS.because("the assertion has no conditions"));
    checkTime(conditions);
    for (XmlElement condition : conditions.children()) {
      if (!condition.namespace().equals(Xmlns.ASSERTION) || !UNDERSTOOD.contains(condition.name())) {
        throw SamlReason.CONDITION_UNKNOWN.because(
            "the condition %s is not understood".formatted(Untrusted.quoted(condition.name())));
      }
    }
    checkAudience(conditions.children(Xmlns.ASSERTION, "AudienceRestriction"));
  }

  private void checkTime(XmlElement conditions) {
    Optional<Instant> begin = Times.optional(conditions, "NotBefore");
    Optional<Instant> end = Times.optional(conditions, "NotOnOrAfter");
    if (begin.isPresent() && end.isPresent() && !begin.get().isBefore(end.get())) {
      throw SamlReason.BAD_TIMESTAMP.because(
          "the assertion is valid from %s to %s, which is never".formatted(begin.get(), end.get()));
    }
    begin.ifPresent(at -> time.requireBegun(at, SamlReason.NOT_YET_VALID, "the assertion"));
    end.ifPresent(at -> time.requireNotOver(at, SamlReason.EXPIRED, "the assertion"));
  }

  /** Each restriction must name us (Core 2.5.1.4: restrictions are joined by "and", audiences by "or"). */
  private void checkAudience(List<XmlElement> restrictions) {
    String us = connection.us().entityId();
    if (restrictions.isEmpty() && !connection.policy().concedes(Concession.UNRESTRICTED_AUDIENCE)) {
      throw SamlReason.AUDIENCE.because("the assertion is for any audience and must be for " + us);
    }
    for (XmlElement restriction : restrictions) {
      List<String> audiences =
          restriction.children(Xmlns.ASSERTION, "Audience").stream().map(each -> each.text().strip()).toList();
      if (!audiences.contains(us)) {
        throw SamlReason.AUDIENCE.because("the assertion is for %s and must be for %s".formatted(
            Untrusted.quoted(String.join(" ", audiences)), us));
      }
    }
  }
}
