package io.crmkit.sso.saml.xml;

import io.crmkit.core.RefusedException;
import io.crmkit.sso.saml.model.SamlCertificate;
import io.crmkit.sso.saml.model.SamlReason;
import java.security.PublicKey;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import javax.xml.crypto.MarshalException;
import javax.xml.crypto.dsig.XMLSignature;
import javax.xml.crypto.dsig.XMLSignatureException;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMValidateContext;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Node;

/**
 * Verifies the signature of the very element that is read afterwards, by the platform's XML Signature with secure validation
 * on, and by keys of the configuration alone. What a message says of keys is never even parsed: KeyInfo is out of the tree
 * while the platform works, which the enveloped transform leaves out of the digest in any case. Safe for concurrent use.
 */
public final class SignatureVerifier {

  private static final String SECURE_VALIDATION = "org.jcp.xml.dsig.secureValidation";
  private static final int IDLE = 16;

  private final Strength strength;

  /** Factories that are not in use: looking for one takes longer than most checks, and each is for one thread at a time. */
  private final Queue<XMLSignatureFactory> idle = new ArrayBlockingQueue<>(IDLE);

  /** Makes a verifier; it keeps what it needs for each signature, for up to 16 threads. */
  public SignatureVerifier(Strength strength) {
    this.strength = strength;
  }

  /** Returns the signature that is directly in an element, if there is one. */
  public static Optional<XmlElement> signature(XmlElement signed) {
    List<XmlElement> found = signed.children(Xmlns.SIGNATURE, "Signature");
    if (found.size() > 1) {
      throw SamlReason.SIGNATURE_STRUCTURE.because("%s has %d signatures".formatted(signed.name(), found.size()));
    }
    return found.isEmpty() ? Optional.empty() : Optional.of(found.get(0));
  }

  /**
   * Verifies the signature in an element over that element.
   *
   * @param trusted the keys to try, and no others
   * @return the certificate whose key verified it
   * @throws RefusedException with {@code NOT_SIGNED} if it holds no signature, with {@code SIGNATURE_UNTRUSTED} if no key
   *     is trusted, or with the reason of the first check that says no
   */
  public SamlCertificate verify(XmlElement signed, List<SamlCertificate> trusted) {
    XmlElement signature = signature(signed)
        .orElseThrow(() -> SamlReason.NOT_SIGNED.because(signed.name() + " is not signed"));
    XmlElement keyInfo = new SignatureShape(signature, signed, strength).check();
    requireKey(trusted);
    Outcome outcome = keyInfo == null
        ? tryAll(signature, signed, trusted)
        : withoutKeyInfo(signature, signed, trusted, keyInfo.node());
    if (outcome.by() != null) {
      return outcome.by();
    }
    throw refusal(outcome, keyInfo, trusted);
  }

  /** Requires that there is a key to try; without one nothing can be said of a signature but that nobody trusts it. */
  public static void requireKey(List<SamlCertificate> trusted) {
    if (trusted.isEmpty()) {
      throw SamlReason.SIGNATURE_UNTRUSTED.because("no certificate of this provider is known, so none can have signed");
    }
  }

  private record Outcome(@Nullable SamlCertificate by, boolean digestMatches) {}

  private Outcome withoutKeyInfo(
      XmlElement signature, XmlElement signed, List<SamlCertificate> trusted, Node keyInfo) {
    // A comment keeps the place; without it the texts on both sides would become one.
    Node place = keyInfo.getOwnerDocument().createComment("");
    signature.node().replaceChild(place, keyInfo);
    try {
      return tryAll(signature, signed, trusted);
    } finally {
      signature.node().replaceChild(keyInfo, place);
    }
  }

  private Outcome tryAll(XmlElement signature, XmlElement signed, List<SamlCertificate> trusted) {
    XMLSignatureFactory factory = idle.poll();
    if (factory == null) {
      factory = XMLSignatureFactory.getInstance("DOM");
    }
    try {
      return tryAll(signature, signed, trusted, factory);
    } finally {
      idle.offer(factory);
    }
  }

  private Outcome tryAll(
      XmlElement signature, XmlElement signed, List<SamlCertificate> trusted, XMLSignatureFactory factory) {
    boolean digestMatches = false;
    for (SamlCertificate each : trusted) {
      if (strength == Strength.STRONG && !each.isStrong()) {
        throw SamlReason.WEAK_ALGORITHM.because("the provider's key is too short");
      }
      try {
        DOMValidateContext context = context(each.publicKey(), signature, signed);
        XMLSignature parsed = factory.unmarshalXMLSignature(context);
        if (isBy(parsed, context)) {
          boolean whole = parsed.getSignedInfo().getReferences().get(0).validate(context);
          return new Outcome(whole ? each : null, whole);
        }
        digestMatches |= parsed.getSignedInfo().getReferences().get(0).validate(context);
      } catch (MarshalException | XMLSignatureException e) {
        throw SamlReason.SIGNATURE_INVALID.because("the signature of %s cannot be verified".formatted(signed.name()));
      }
    }
    return new Outcome(null, digestMatches);
  }

  private static boolean isBy(XMLSignature parsed, DOMValidateContext context) {
    try {
      return parsed.getSignatureValue().validate(context);
    } catch (XMLSignatureException e) {
      return false; // the key is of another kind than the algorithm, or the value has no length of any signature
    }
  }

  private DOMValidateContext context(PublicKey key, XmlElement signature, XmlElement signed) {
    DOMValidateContext context = new DOMValidateContext(key, signature.node());
    // The platform's own rules refuse SHA-1 outright; where a policy concedes it, the shape above is the stricter anyway.
    context.setProperty(SECURE_VALIDATION, strength == Strength.STRONG);
    context.setIdAttributeNS(signed.node(), null, "ID");
    return context;
  }

  private static RefusedException refusal(
      Outcome outcome, @Nullable XmlElement keyInfo, List<SamlCertificate> trusted) {
    if (outcome.digestMatches() && (keyInfo == null || !names(keyInfo, trusted))) {
      return SamlReason.SIGNATURE_UNTRUSTED.because(
          "signed by a key that is none of the %d of this provider".formatted(trusted.size()));
    }
    return SamlReason.SIGNATURE_INVALID.because("the %s is wrong".formatted(
        outcome.digestMatches() ? "signature value" : "digest, so the content was changed,"));
  }

  /** Whether a signature claims to be by a trusted certificate; believed only to tell what went wrong. */
  private static boolean names(XmlElement keyInfo, List<SamlCertificate> trusted) {
    return keyInfo.children(Xmlns.SIGNATURE, "X509Data").stream()
        .flatMap(data -> data.children(Xmlns.SIGNATURE, "X509Certificate").stream())
        .map(certificate -> certificate.node().getTextContent().replaceAll("\\s", ""))
        .anyMatch(text -> trusted.stream().anyMatch(each -> each.toString().equals(text)));
  }
}
