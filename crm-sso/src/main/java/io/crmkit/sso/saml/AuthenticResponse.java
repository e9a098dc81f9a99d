package io.crmkit.sso.saml;

import io.crmkit.core.RefusedException;
import io.crmkit.sso.model.SsoRefusal;
import io.crmkit.sso.model.Untrusted;
import io.crmkit.sso.saml.model.SamlCertificate;
import io.crmkit.sso.saml.model.SamlConnection;
import io.crmkit.sso.saml.model.SamlPolicy;
import io.crmkit.sso.saml.model.SamlPolicy.Concession;
import io.crmkit.sso.saml.model.SamlPolicy.Demand;
import io.crmkit.sso.saml.model.SamlReason;
import io.crmkit.sso.saml.xml.Ciphers;
import io.crmkit.sso.saml.xml.MessageScan;
import io.crmkit.sso.saml.xml.SignatureVerifier;
import io.crmkit.sso.saml.xml.Strength;
import io.crmkit.sso.saml.xml.XmlDecryption;
import io.crmkit.sso.saml.xml.XmlElement;
import io.crmkit.sso.saml.xml.XmlReader;
import io.crmkit.sso.saml.xml.Xmlns;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A response and its one assertion of which it is known that the provider wrote them; what they say is yet to be checked.
 *
 * @param response the root of the message
 * @param assertion the only one, decrypted if it was encrypted; covered by its own signature or by that of the response
 */
record AuthenticResponse(XmlElement response, XmlElement assertion, boolean responseIsSigned) {

  /** Checks documents until it is known who wrote them. */
  static final class Gate {

    private final XmlReader reader;
    private final XmlDecryption decryption;
    private final Map<Strength, SignatureVerifier> verifiers = new EnumMap<>(Strength.class);

    Gate(XmlReader reader) {
      this.reader = reader;
      this.decryption = new XmlDecryption(reader);
      for (Strength each : Strength.values()) {
        verifiers.put(each, new SignatureVerifier(each));
      }
    }

    AuthenticResponse admit(byte[] document, SamlConnection connection, Instant now) {
      XmlElement root = reader.read(document);
      if (!root.is(Xmlns.PROTOCOL, "Response")) {
        throw SamlReason.NOT_A_RESPONSE.because(
            "a Response of SAML 2.0 was expected and %s came".formatted(Untrusted.quoted(root.name())));
      }
      return new Admission(connection, now, this).admit(root);
    }

    /** Opens an element that stands inside of what is authentic already. */
    XmlElement open(XmlElement encrypted, SamlConnection connection, Instant now) {
      Admission admission = new Admission(connection, now, this);
      return decryption.open(encrypted, connection.us().openKeys(now), admission.strength, admission.ciphers());
    }
  }

  /** One document on its way through the gate. */
  private static final class Admission {

    private final SamlConnection connection;
    private final SamlPolicy policy;
    private final Strength strength;
    private final Instant now;
    private final XmlDecryption decryption;
    private final SignatureVerifier verifier;
    private final SignatureVerifier lenient;

    Admission(SamlConnection connection, Instant now, Gate gate) {
      this.connection = connection;
      this.policy = connection.policy();
      this.strength = Policies.strength(policy);
      this.now = now;
      this.decryption = gate.decryption;
      this.verifier = Objects.requireNonNull(gate.verifiers.get(strength));
      this.lenient = Objects.requireNonNull(gate.verifiers.get(Strength.LEGACY));
    }

    Ciphers ciphers() {
      return policy.concedes(Concession.CBC_ENCRYPTION) ? Ciphers.ANY : Ciphers.AUTHENTICATED;
    }

    AuthenticResponse admit(XmlElement root) {
      Policies.requireCurrent(connection.idp(), now, policy.clockSkew());
      Policies.requireStrongKeys(connection.idp(), strength);
      MessageScan.check(root, strength);
      Messages.requireHeader(root);
      requireSuccess(root);
      boolean signed = SignatureVerifier.signature(root).isPresent();
      if (signed) {
        verify(root);
      } else if (policy.demands(Demand.SIGNED_RESPONSE)) {
        throw SamlReason.RESPONSE_NOT_SIGNED.because("the response must be signed, and is not");
      }
      return new AuthenticResponse(root, assertion(root, signed), signed);
    }

    private static void requireSuccess(XmlElement root) {
      StatusCheck status = StatusCheck.of(root);
      if (!status.isSuccess()) {
        throw SamlReason.STATUS_NOT_SUCCESS.because("the provider answers " + status.described());
      }
    }

    private XmlElement assertion(XmlElement root, boolean responseIsSigned) {
      List<XmlElement> found = new ArrayList<>(root.children(Xmlns.ASSERTION, "Assertion"));
      found.addAll(root.children(Xmlns.ASSERTION, "EncryptedAssertion"));
      if (found.size() != 1) {
        throw SamlReason.ASSERTION_COUNT.because("a response holds one assertion and not " + found.size());
      }
      if (found.get(0).name().equals("Assertion")) {
        return authentic(found.get(0), responseIsSigned);
      }
      XmlElement opened = decryption.open(found.get(0), connection.us().openKeys(now), strength, ciphers());
      return responseIsSigned ? authentic(scanned(root, opened), true) : authenticInside(root, opened);
    }

    private XmlElement scanned(XmlElement root, XmlElement opened) {
      if (!opened.is(Xmlns.ASSERTION, "Assertion")) {
        throw XmlDecryption.failure();
      }
      MessageScan.check(root, strength);
      return opened;
    }

    /**
     * Where nobody vouches for the encrypted bytes, whoever sends them must not learn how far they got: an answer that tells
     * a wrong padding from a wrong signature, or from an algorithm that is named inside, opens every message that the host has
     * a key for. Only of what the provider has signed may it be told that the certificate is over or an algorithm too weak.
     */
    private XmlElement authenticInside(XmlElement root, XmlElement opened) {
      try {
        return authentic(scanned(root, opened), false);
      } catch (RefusedException e) {
        if (e.refusal() instanceof SsoRefusal refusal && (refusal.reason() == SamlReason.CERT_NOT_VALID_AT_TIME
            || refusal.reason() == SamlReason.WEAK_ALGORITHM && isByTheProvider(opened))) {
          throw e;
        }
        throw XmlDecryption.failure();
      }
    }

    /** Whether one of the provider's keys has signed, by whatever algorithm. */
    private boolean isByTheProvider(XmlElement opened) {
      try {
        lenient.verify(opened, connection.idp().signingCertificates());
        return true;
      } catch (RefusedException e) {
        return false;
      }
    }

    private XmlElement authentic(XmlElement assertion, boolean responseIsSigned) {
      Optional<XmlElement> signature = SignatureVerifier.signature(assertion);
      if (signature.isPresent()) {
        verify(assertion);
      } else if (!responseIsSigned) {
        throw SamlReason.NOT_SIGNED.because("neither the response nor its assertion is signed");
      } else if (policy.demands(Demand.SIGNED_ASSERTION)) {
        throw SamlReason.ASSERTION_NOT_SIGNED.because("the assertion must be signed, and is not");
      }
      return assertion;
    }

    private void verify(XmlElement signed) {
      SamlCertificate by = verifier.verify(signed, connection.idp().signingCertificates());
      Policies.requireAgreement(policy, signed, by);
      Policies.requireValid(policy, by, now);
    }
  }
}
