package io.crmkit.sso.saml.xml;

import io.crmkit.core.RefusedException;
import io.crmkit.sso.model.Untrusted;
import io.crmkit.sso.saml.model.SamlReason;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Node;

/**
 * The one shape that a signature may have (Core 5.4), checked before any cryptography: what has it leaves no room for two
 * readers to see two things. One SignedInfo, one SignatureValue, at most one KeyInfo; one reference to the very element that
 * holds the signature; the enveloped transform and exclusive canonicalization; no comment within.
 */
final class SignatureShape {

  private static final String XPOINTER = "#xpointer";
  private static final Set<String> KEY_INFO = Set.of("X509Data", "KeyName", "KeyValue");

  private final XmlElement signature;
  private final XmlElement signed;
  private final Strength strength;

  SignatureShape(XmlElement signature, XmlElement signed, Strength strength) {
    this.signature = signature;
    this.signed = signed;
    this.strength = strength;
  }

  /** Checks all of it and returns the KeyInfo, if there is one. */
  @Nullable XmlElement check() {
    List<XmlElement> parts = signature.children();
    if (count(parts, "Object") > 0) {
      throw SamlReason.SIGNATURE_OBJECT.because("a signature may hold no ds:Object");
    }
    boolean keyInfo = parts.size() == 3 && parts.get(2).is(Xmlns.SIGNATURE, "KeyInfo");
    if (parts.size() != (keyInfo ? 3 : 2) || !parts.get(0).is(Xmlns.SIGNATURE, "SignedInfo")
        || !parts.get(1).is(Xmlns.SIGNATURE, "SignatureValue")) {
      throw structure("a signature holds one SignedInfo, one SignatureValue and at most one KeyInfo, in this order");
    }
    requireNoComment(parts.get(0));
    requireText(parts.get(1));
    checkSignedInfo(parts.get(0));
    if (!keyInfo) {
      return null;
    }
    checkKeyInfo(parts.get(2));
    return parts.get(2);
  }

  private static int count(List<XmlElement> parts, String name) {
    int count = 0;
    for (XmlElement each : parts) {
      count += each.is(Xmlns.SIGNATURE, name) ? 1 : 0;
    }
    return count;
  }

  private void checkSignedInfo(XmlElement signedInfo) {
    List<XmlElement> parts = signedInfo.children();
    int references = count(parts, "Reference");
    if (references != 1) {
      throw SamlReason.REFERENCE_COUNT.because("a signature has one reference and not " + references);
    }
    if (parts.size() != 3 || !parts.get(0).is(Xmlns.SIGNATURE, "CanonicalizationMethod")
        || !parts.get(1).is(Xmlns.SIGNATURE, "SignatureMethod")) {
      throw structure("SignedInfo holds CanonicalizationMethod, SignatureMethod and Reference, in this order");
    }
    checkReference(parts.get(2));
    checkCanonicalization(parts.get(0));
    Algorithms.requireSignature(parts.get(1).attribute("Algorithm"), strength);
    if (!parts.get(1).children().isEmpty()) {
      throw SamlReason.ALG_NOT_ALLOWED.because("a signature algorithm may have no parameters");
    }
  }

  private void checkCanonicalization(XmlElement method) {
    String algorithm = method.attribute("Algorithm");
    if (!isExclusive(algorithm) && (strength == Strength.STRONG || !Algorithms.INCLUSIVE.equals(algorithm))) {
      throw SamlReason.FORBIDDEN_TRANSFORM.because(
          "SignedInfo must be canonicalized exclusively, not by " + Untrusted.quoted(algorithm));
    }
    requireOnlyPrefixes(method);
  }

  private void checkReference(XmlElement reference) {
    checkUri(reference.attribute("URI"));
    String type = reference.attribute("Type");
    if (type != null && !type.isEmpty()) {
      throw SamlReason.SIGNATURE_OBJECT.because("a reference may have no type, but has " + Untrusted.quoted(type));
    }
    List<XmlElement> parts = reference.children();
    if (parts.size() != 3 || !parts.get(0).is(Xmlns.SIGNATURE, "Transforms")
        || !parts.get(1).is(Xmlns.SIGNATURE, "DigestMethod") || !parts.get(2).is(Xmlns.SIGNATURE, "DigestValue")) {
      throw structure("a reference holds Transforms, DigestMethod and DigestValue, in this order");
    }
    checkTransforms(parts.get(0).children());
    Algorithms.requireDigest(parts.get(1).attribute("Algorithm"), strength);
    requireText(parts.get(2));
  }

  private void checkUri(@Nullable String uri) {
    if (uri == null || uri.isEmpty()) {
      throw SamlReason.REFERENCE_EMPTY.because("a reference names an element by its ID, not the whole document");
    }
    if (uri.charAt(0) != '#') {
      throw SamlReason.REFERENCE_EXTERNAL.because("a reference leads out of the document: " + Untrusted.quoted(uri));
    }
    if (uri.startsWith(XPOINTER)) {
      throw SamlReason.REFERENCE_XPOINTER.because("a reference names an element by its ID, not by an XPointer");
    }
    String id = signed.attribute("ID");
    if (id == null || id.isEmpty()) {
      throw SamlReason.MISSING_ID.because("a signed %s must have an ID".formatted(signed.name()));
    }
    if (!uri.substring(1).equals(id)) {
      throw SamlReason.REFERENCE_MISMATCH.because("a signature in %s must name it, %s, and not %s".formatted(
          signed.name(), Untrusted.quoted("#" + id), Untrusted.quoted(uri)));
    }
  }

  private void checkTransforms(List<XmlElement> transforms) {
    for (XmlElement transform : transforms) {
      String algorithm = transform.attribute("Algorithm");
      if (!transform.is(Xmlns.SIGNATURE, "Transform")
          || !Algorithms.ENVELOPED.equals(algorithm) && !isExclusive(algorithm)) {
        throw SamlReason.FORBIDDEN_TRANSFORM.because(
            "the transform %s is not allowed".formatted(Untrusted.quoted(algorithm)));
      }
      requireOnlyPrefixes(transform);
    }
    if (strength == Strength.LEGACY && transforms.size() == 1
        && Algorithms.ENVELOPED.equals(transforms.get(0).attribute("Algorithm"))) {
      return;
    }
    if (transforms.size() != 2 || !Algorithms.ENVELOPED.equals(transforms.get(0).attribute("Algorithm"))
        || Algorithms.ENVELOPED.equals(transforms.get(1).attribute("Algorithm"))) {
      throw SamlReason.FORBIDDEN_TRANSFORM.because(
          "a reference has two transforms: enveloped signature, then exclusive canonicalization");
    }
  }

  private static boolean isExclusive(@Nullable String algorithm) {
    return Algorithms.EXCLUSIVE.equals(algorithm) || Algorithms.EXCLUSIVE_WITH_COMMENTS.equals(algorithm);
  }

  private static void requireOnlyPrefixes(XmlElement method) {
    List<XmlElement> parameters = method.children();
    boolean enveloped = Algorithms.ENVELOPED.equals(method.attribute("Algorithm"));
    if (parameters.size() > (enveloped ? 0 : 1)
        || parameters.stream().anyMatch(each -> !each.is(Xmlns.EXCLUSIVE_C14N, "InclusiveNamespaces"))) {
      throw SamlReason.FORBIDDEN_TRANSFORM.because("a transform may have a list of prefixes and nothing else");
    }
  }

  private static void checkKeyInfo(XmlElement keyInfo) {
    for (XmlElement child : keyInfo.children()) {
      if (!child.namespace().equals(Xmlns.SIGNATURE) || !KEY_INFO.contains(child.name())) {
        throw SamlReason.KEYINFO_FORBIDDEN.because(
            "key information may name or hold a key, not " + Untrusted.quoted(child.name()));
      }
    }
  }

  private static void requireText(XmlElement element) {
    requireNoComment(element);
    if (!element.children().isEmpty()) {
      throw structure(element.name() + " holds text alone");
    }
  }

  private static void requireNoComment(XmlElement element) {
    for (Node child = element.node().getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child.getNodeType() == Node.COMMENT_NODE || child.getNodeType() == Node.PROCESSING_INSTRUCTION_NODE) {
        throw structure("%s may hold no comment or processing instruction".formatted(element.name()));
      }
    }
    element.children().forEach(SignatureShape::requireNoComment);
  }

  private static RefusedException structure(String message) {
    return SamlReason.SIGNATURE_STRUCTURE.because(message);
  }
}
