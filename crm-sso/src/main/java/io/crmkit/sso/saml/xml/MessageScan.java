package io.crmkit.sso.saml.xml;

import io.crmkit.core.RefusedException;
import io.crmkit.sso.model.Untrusted;
import io.crmkit.sso.saml.model.SamlReason;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;

/**
 * One walk over a message before anything of it is believed: weak algorithms, parts of signatures out of their place, foreign
 * elements under familiar names, signed elements beside others of their kind, IDs that are there twice.
 */
public final class MessageScan {

  /** The only parents that parts of a signature may have; by them nobody finds a digest elsewhere (CVE-2024-45409). */
  private static final Map<String, String> PLACES = Map.of(
      "SignedInfo", "Signature", "SignatureValue", "Signature", "Reference", "SignedInfo",
      "CanonicalizationMethod", "SignedInfo", "SignatureMethod", "SignedInfo",
      "Transforms", "Reference", "DigestValue", "Reference");
  private static final Set<String> ASSERTIONS = Set.of("Assertion", "EncryptedAssertion");

  private final XmlElement root;
  private final Strength strength;
  private final Set<String> ids = new HashSet<>();
  private final List<XmlElement> responses = new ArrayList<>();
  private final List<XmlElement> assertions = new ArrayList<>();
  private final List<XmlElement> signatures = new ArrayList<>();
  private @Nullable String duplicateId;
  private @Nullable String weak;
  private @Nullable RefusedException misplaced;

  private MessageScan(XmlElement root, Strength strength) {
    this.root = root;
    this.strength = strength;
  }

  /**
   * Walks over a message.
   *
   * @throws RefusedException with {@code WEAK_ALGORITHM}, {@code MALFORMED_NAMESPACE}, {@code SIGNATURE_*} or
   *     {@code DUPLICATE_ID}
   */
  public static void check(XmlElement root, Strength strength) {
    MessageScan scan = new MessageScan(root, strength);
    scan.walk(root.node(), false);
    scan.judge();
  }

  /**
   * Requires that every ID of a document, whatever it is, names one element and has no prefix.
   *
   * @throws RefusedException with {@code DUPLICATE_ID}
   */
  public static void requireUniqueIds(XmlElement root) {
    MessageScan scan = new MessageScan(root, Strength.LEGACY);
    scan.walkIds(root.node());
    scan.judgeIds();
  }

  private void walkIds(Element element) {
    noteIds(element.getAttributes());
    for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child instanceof Element inner) {
        walkIds(inner);
      }
    }
  }

  private void judgeIds() {
    if (duplicateId != null) {
      throw SamlReason.DUPLICATE_ID.because(
          "the ID %s is there twice, or as an attribute with a prefix".formatted(Untrusted.quoted(duplicateId)));
    }
  }

  private void walk(Element element, boolean inAdvice) {
    note(element, inAdvice);
    boolean below = inAdvice || isAdvice(element);
    for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child instanceof Element inner) {
        walk(inner, below);
      }
    }
  }

  /** An Advice of the assertion that is consumed; others hide nothing. */
  private boolean isAdvice(Element element) {
    return "Advice".equals(element.getLocalName()) && Xmlns.ASSERTION.equals(element.getNamespaceURI())
        && isIn(element, Xmlns.ASSERTION, "Assertion")
        && element.getParentNode().getParentNode() == root.node();
  }

  private void note(Element element, boolean inAdvice) {
    noteIds(element.getAttributes());
    String name = element.getLocalName();
    String namespace = element.getNamespaceURI();
    if (Xmlns.SIGNATURE.equals(namespace)) {
      notePart(element, name);
    } else if (Xmlns.ENCRYPTION.equals(namespace) && name.equals("EncryptionMethod")) {
      noteEncryption(element);
    } else if (name.equals("Signature") || !inAdvice && ASSERTIONS.contains(name) && !Xmlns.ASSERTION.equals(namespace)) {
      throw SamlReason.MALFORMED_NAMESPACE.because(
          "%s is not in the namespace %s".formatted(name, Untrusted.quoted(namespace)));
    } else if (name.equals("Response") && Xmlns.PROTOCOL.equals(namespace)) {
      responses.add(new XmlElement(element));
    } else if (!inAdvice && name.equals("Assertion")) {
      assertions.add(new XmlElement(element));
    }
  }

  private void noteIds(NamedNodeMap attributes) {
    for (int at = 0; at < attributes.getLength(); at++) {
      Attr attribute = (Attr) attributes.item(at);
      String name = attribute.getLocalName();
      if (name.length() == 2 && name.equalsIgnoreCase("id")
          && (!ids.add(attribute.getValue()) || attribute.getNamespaceURI() != null) && duplicateId == null) {
        duplicateId = attribute.getValue();
      }
    }
  }

  private void notePart(Element element, String name) {
    String algorithm = element.getAttributeNS(null, "Algorithm");
    switch (name) {
      case "Signature" -> signatures.add(new XmlElement(element));
      case "Object", "Manifest" -> later(SamlReason.SIGNATURE_OBJECT, "a signature may hold no ds:" + name);
      case "SignatureMethod" -> noteWeak(algorithm, () -> Algorithms.requireSignature(algorithm, strength));
      case "DigestMethod" -> {
        if (isIn(element, Xmlns.SIGNATURE, "Reference")) { // elsewhere it is a parameter of OAEP
          noteWeak(algorithm, () -> Algorithms.requireDigest(algorithm, strength));
        }
      }
      default -> { }
    }
    String place = PLACES.get(name);
    if (place != null && !isIn(element, Xmlns.SIGNATURE, place)
        && !(name.equals("Transforms") && element.getParentNode() instanceof Element parent
            && Xmlns.ENCRYPTION.equals(parent.getNamespaceURI()))) {
      later(SamlReason.SIGNATURE_STRUCTURE, "ds:%s is not in its place".formatted(name));
    }
  }

  /** Keeps what is wrong with a part until it is known that nothing worse is wrong with the whole. */
  private void later(SamlReason reason, String message) {
    if (misplaced == null) {
      misplaced = reason.because(message);
    }
  }

  private void noteEncryption(Element element) {
    String algorithm = element.getAttributeNS(null, "Algorithm");
    if (isIn(element, Xmlns.ENCRYPTION, "EncryptedKey")) {
      noteWeak(algorithm, () -> Algorithms.requireTransport(algorithm, strength));
    } else {
      noteWeak(algorithm, () -> Algorithms.requireCipher(algorithm, strength, Ciphers.ANY));
    }
  }

  private void noteWeak(String algorithm, Runnable check) {
    if (weak == null && Algorithms.isWeak(check)) {
      weak = algorithm;
    }
  }

  private static boolean isIn(Element element, String namespace, String name) {
    return element.getParentNode() instanceof Element parent && name.equals(parent.getLocalName())
        && namespace.equals(parent.getNamespaceURI());
  }

  private void judge() {
    if (weak != null) {
      throw SamlReason.WEAK_ALGORITHM.because("the algorithm %s is not allowed".formatted(Untrusted.quoted(weak)));
    }
    if (responses.size() > 1 || isAmongUnsigned(assertions)) {
      throw SamlReason.SIGNATURE_WRAPPING.because(
          "%d responses and %d assertions, of which a signature covers some and not others"
              .formatted(responses.size(), assertions.size()));
    }
    judgeIds();
    if (misplaced != null) {
      throw misplaced;
    }
    signatures.forEach(this::requirePosition);
  }

  /** Whether some assertion is the target of a signature while another is not signed itself. */
  private boolean isAmongUnsigned(List<XmlElement> elements) {
    if (elements.size() < 2 || signatures.isEmpty()) {
      return false;
    }
    Set<String> targets = new HashSet<>();
    for (XmlElement signature : signatures) {
      signature.children(Xmlns.SIGNATURE, "SignedInfo").stream()
          .flatMap(info -> info.children(Xmlns.SIGNATURE, "Reference").stream())
          .map(reference -> reference.attribute("URI"))
          .filter(uri -> uri != null && uri.startsWith("#"))
          .forEach(uri -> targets.add(uri.substring(1)));
    }
    return elements.stream().anyMatch(each -> targets.contains(String.valueOf(each.attribute("ID"))))
        && elements.stream().anyMatch(each -> each.children(Xmlns.SIGNATURE, "Signature").isEmpty());
  }

  private void requirePosition(XmlElement signature) {
    XmlElement parent = signature.parent().orElse(signature);
    boolean inAssertion = parent.is(Xmlns.ASSERTION, "Assertion")
        && parent.parent().filter(above -> above.equals(root) || above.is(Xmlns.ASSERTION, "Advice")).isPresent();
    if (!parent.equals(root) && !inAssertion) {
      throw SamlReason.SIGNATURE_POSITION.because(
          "a signature stands in %s and covers nothing that is read".formatted(Untrusted.quoted(parent.name())));
    }
  }
}
