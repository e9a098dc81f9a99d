package io.crmkit.sso.saml;

import io.crmkit.core.RefusedException;
import io.crmkit.sso.model.Untrusted;
import io.crmkit.sso.saml.model.NameIdentifier;
import io.crmkit.sso.saml.model.SamlConnection;
import io.crmkit.sso.saml.model.SamlReason;
import io.crmkit.sso.saml.xml.XmlElement;
import io.crmkit.sso.saml.xml.Xmlns;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Whom an assertion is about, and that whoever brought it may stand for them (Profiles 4.1.4.2 and 4.1.4.3). */
final class SubjectCheck {

  private static final String BEARER = "urn:oasis:names:tc:SAML:2.0:cm:bearer";

  private final XmlElement subject;
  private final SamlConnection connection;
  private final TimeFrame time;

  SubjectCheck(XmlElement assertion, SamlConnection connection, TimeFrame time) {
    this.subject = assertion.child(Xmlns.ASSERTION, "Subject")
        .orElseThrow(() -> SamlReason.NO_NAMEID.because("the assertion has no subject"));
    this.connection = connection;
    this.time = time;
  }

  /** Returns the name, opened if it was encrypted. */
  NameIdentifier name(UnaryOperator<XmlElement> open) {
    XmlElement element = subject.child(Xmlns.ASSERTION, "NameID")
        .or(() -> subject.child(Xmlns.ASSERTION, "EncryptedID").map(open))
        .orElseThrow(() -> SamlReason.NO_NAMEID.because("the subject has no name"));
    NameIdentifier name = name(element);
    String asker = name.spNameQualifier();
    if (asker != null && !asker.equals(connection.us().entityId())) {
      throw SamlReason.NAMEID_POLICY.because("the name is for %s and must be for %s".formatted(
          Untrusted.quoted(asker), connection.us().entityId()));
    }
    Set<String> formats = connection.policy().nameIdFormats();
    String format = name.format() == null ? NameIdentifier.UNSPECIFIED : name.format();
    if (!formats.isEmpty() && !formats.contains(format)) {
      throw SamlReason.NAMEID_POLICY.because("the name has the format %s and must have one of %s".formatted(
          Untrusted.quoted(format), formats));
    }
    return name;
  }

  /** Reads a NameID that holds more than space. */
  static NameIdentifier name(XmlElement element) {
    String value = element.text();
    if (!element.is(Xmlns.ASSERTION, "NameID") || value.isBlank()) {
      throw SamlReason.NO_NAMEID.because("the name is empty or no NameID");
    }
    return new NameIdentifier(value, element.attribute("Format"), element.attribute("NameQualifier"),
        element.attribute("SPNameQualifier"));
  }

  /** Returns whether a bearer confirmation speaks of a request. */
  boolean answersSomething() {
    return bearers().stream()
        .flatMap(bearer -> bearer.children(Xmlns.ASSERTION, "SubjectConfirmationData").stream())
        .anyMatch(data -> data.attribute("InResponseTo") != null);
  }

  private List<XmlElement> bearers() {
    return subject.children(Xmlns.ASSERTION, "SubjectConfirmation").stream()
        .filter(each -> BEARER.equals(each.attribute("Method")))
        .toList();
  }

  /**
   * Requires one bearer confirmation that holds in full; of several that do not, the first says why.
   *
   * @param request the request that is answered; null if none is
   */
  void confirm(@Nullable String request) {
    RefusedException first = null;
    for (XmlElement bearer : bearers()) {
      try {
        confirm(bearer, request);
        return;
      } catch (RefusedException e) {
        first = first == null ? e : first;
      }
    }
    throw first != null ? first : SamlReason.SC_METHOD.because("the subject has no bearer confirmation");
  }

  /** Returns when the last bearer confirmation ends: another one than that which holds now may hold later. */
  Instant lastEnd() {
    return bearers().stream()
        .flatMap(bearer -> bearer.children(Xmlns.ASSERTION, "SubjectConfirmationData").stream())
        .flatMap(data -> Times.optional(data, "NotOnOrAfter").stream())
        .max(Instant::compareTo)
        .orElseThrow(() -> SamlReason.SC_NO_NOTONORAFTER.because("the confirmation has no end"));
  }

  private void confirm(XmlElement bearer, @Nullable String request) {
    XmlElement data = bearer.child(Xmlns.ASSERTION, "SubjectConfirmationData")
        .orElseThrow(() -> SamlReason.SC_NO_DATA.because("the confirmation has no data"));
    checkRecipient(data.attribute("Recipient"));
    Optional<Instant> end = Times.optional(data, "NotOnOrAfter");
    if (end.isEmpty()) {
      throw SamlReason.SC_NO_NOTONORAFTER.because("the confirmation has no end");
    }
    if (data.attribute("NotBefore") != null) {
      throw SamlReason.SC_NOTBEFORE_PRESENT.because("a bearer confirmation has no beginning");
    }
    time.requireNotOver(end.get(), SamlReason.SC_EXPIRED, "the confirmation");
    String answers = data.attribute("InResponseTo");
    if (request == null ? answers != null : !request.equals(answers)) {
      throw SamlReason.SC_IN_RESPONSE_TO.because("the confirmation answers %s and the response %s".formatted(
          Untrusted.quoted(answers), Untrusted.quoted(request)));
    }
  }

  private void checkRecipient(@Nullable String recipient) {
    if (recipient == null) {
      throw SamlReason.SC_NO_RECIPIENT.because("the confirmation has no recipient");
    }
    if (!recipient.equals(connection.us().assertionConsumer())) {
      throw SamlReason.SC_RECIPIENT.because("the confirmation is for %s and this is %s".formatted(
          Untrusted.quoted(recipient), connection.us().assertionConsumer()));
    }
  }
}
