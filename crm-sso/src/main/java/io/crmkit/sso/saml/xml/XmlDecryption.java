package io.crmkit.sso.saml.xml;

import io.crmkit.core.RefusedException;
import io.crmkit.sso.saml.model.SamlReason;
import io.crmkit.sso.saml.model.ServiceKey;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import javax.xml.XMLConstants;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;

/**
 * Opens what a provider encrypted for one of our keys (Core 6; XML Encryption 1.1), reads it within the bounds of a message,
 * and puts it in the place of what was encrypted.
 *
 * <p>Whatever goes wrong on the way, the answer is {@code DECRYPTION_FAILED} in the same words, and a key that does not open
 * is replaced by a random one so that the rest takes its time too. Safe for concurrent use.
 */
public final class XmlDecryption {

  private static final int MOST_KEYS = 4;
  private static final String ELEMENT = Xmlns.ENCRYPTION + "Element";

  private static final Pattern DECLARATION = Pattern.compile("^<\\?xml[^>]*\\?>");

  private static final Pattern WHITE_SPACE = Pattern.compile("\\s");
  private static final int GCM_IV_BYTES = 12;
  private static final int GCM_TAG_BITS = 128;

  private final XmlReader reader;
  private final SecureRandom random = new SecureRandom();

  public XmlDecryption(XmlReader reader) {
    this.reader = reader;
  }

  /** Returns the one answer to everything that goes wrong with what is encrypted. */
  public static RefusedException failure() {
    return SamlReason.DECRYPTION_FAILED.because("what is encrypted cannot be opened and verified by the keys at hand");
  }

  /**
   * Opens an element such as EncryptedAssertion and replaces it by its content.
   *
   * @param encrypted holds one EncryptedData, with keys in it or beside it
   * @return what stands in its place now
   */
  public XmlElement open(XmlElement encrypted, List<ServiceKey> keys, Strength strength, Ciphers ciphers) {
    XmlElement data = encrypted.child(Xmlns.ENCRYPTION, "EncryptedData").orElseThrow(XmlDecryption::failure);
    String cipher = Algorithms.requireCipher(algorithm(data), strength, ciphers);
    requireValue(data);
    List<XmlElement> encryptedKeys = encryptedKeys(encrypted, data);
    for (XmlElement each : encryptedKeys) {
      Algorithms.requireTransport(algorithm(each), strength);
      requireValue(each);
    }
    Element opened = parse(decrypt(data, cipher, contentKey(encryptedKeys, keys, cipher)), encrypted);
    Node placed = encrypted.node().getOwnerDocument().importNode(opened, true);
    encrypted.node().getParentNode().replaceChild(placed, encrypted.node());
    return new XmlElement((Element) placed);
  }

  private static @Nullable String algorithm(XmlElement encrypted) {
    return encrypted.child(Xmlns.ENCRYPTION, "EncryptionMethod").map(method -> method.attribute("Algorithm")).orElse(null);
  }

  /** A value that stands elsewhere would have to be fetched. */
  private static void requireValue(XmlElement encrypted) {
    String type = encrypted.attribute("Type");
    boolean whole = encrypted.child(Xmlns.ENCRYPTION, "CipherData")
        .filter(data -> data.children().size() == 1)
        .flatMap(data -> data.child(Xmlns.ENCRYPTION, "CipherValue"))
        .isPresent();
    if (!whole || encrypted.name().equals("EncryptedData") && type != null && !type.equals(ELEMENT)) {
      throw failure();
    }
  }

  private static List<XmlElement> encryptedKeys(XmlElement encrypted, XmlElement data) {
    List<XmlElement> keys = new ArrayList<>(encrypted.children(Xmlns.ENCRYPTION, "EncryptedKey"));
    data.child(Xmlns.SIGNATURE, "KeyInfo")
        .ifPresent(info -> keys.addAll(info.children(Xmlns.ENCRYPTION, "EncryptedKey")));
    if (keys.isEmpty() || keys.size() > MOST_KEYS) {
      throw failure();
    }
    return keys;
  }

  private SecretKey contentKey(List<XmlElement> encryptedKeys, List<ServiceKey> keys, String cipher) {
    byte[] found = new byte[Algorithms.keyBytes(cipher)];
    random.nextBytes(found);
    for (XmlElement each : encryptedKeys) {
      for (ServiceKey key : keys) {
        byte[] opened = unwrap(each, key);
        if (opened.length == found.length) {
          found = opened;
        }
      }
    }
    return new SecretKeySpec(found, cipher.contains("tripledes") ? "DESede" : "AES");
  }

  /** Returns the key, or nothing; nobody is told which, see {@link #contentKey}. */
  private static byte[] unwrap(XmlElement encryptedKey, ServiceKey key) {
    try {
      return KeyTransport.open(encryptedKey, key.privateKey());
    } catch (GeneralSecurityException e) {
      return new byte[0];
    }
  }

  private static byte[] decrypt(XmlElement data, String algorithm, SecretKey key) {
    byte[] value = value(data);
    boolean gcm = algorithm.endsWith("gcm");
    try {
      Cipher cipher = Cipher.getInstance(key.getAlgorithm() + (gcm ? "/GCM/NoPadding" : "/CBC/ISO10126Padding"));
      int iv = gcm ? GCM_IV_BYTES : cipher.getBlockSize();
      if (value.length <= iv) {
        throw failure();
      }
      cipher.init(Cipher.DECRYPT_MODE, key,
          gcm ? new GCMParameterSpec(GCM_TAG_BITS, value, 0, iv) : new IvParameterSpec(value, 0, iv));
      return cipher.doFinal(value, iv, value.length - iv);
    } catch (GeneralSecurityException e) {
      throw failure();
    }
  }

  /** Returns the bytes of a CipherValue. */
  static byte[] value(XmlElement encrypted) {
    return encrypted.child(Xmlns.ENCRYPTION, "CipherData")
        .flatMap(data -> data.child(Xmlns.ENCRYPTION, "CipherValue"))
        .map(value -> base64(value.text()))
        .orElseThrow(XmlDecryption::failure);
  }

  static byte[] base64(String text) {
    try {
      return Base64.getDecoder().decode(WHITE_SPACE.matcher(text).replaceAll(""));
    } catch (IllegalArgumentException e) {
      throw failure();
    }
  }

  /** Reads what was inside as it would stand in its place, with the prefixes that are declared around it. */
  private Element parse(byte[] content, XmlElement around) {
    try {
      String text = DECLARATION.matcher(XmlText.decode(content)).replaceFirst("");
      List<XmlElement> inside = reader.read(wrapped(text, around.node())).children();
      if (inside.size() == 1) {
        return inside.get(0).node();
      }
    } catch (RefusedException e) {
      // the same answer for all
    }
    throw failure();
  }

  private static String wrapped(String content, Element around) {
    Map<String, String> prefixes = new LinkedHashMap<>();
    for (Node each = around; each instanceof Element; each = each.getParentNode()) {
      NamedNodeMap attributes = each.getAttributes();
      for (int at = 0; at < attributes.getLength(); at++) {
        Attr attribute = (Attr) attributes.item(at);
        if (XMLConstants.XMLNS_ATTRIBUTE_NS_URI.equals(attribute.getNamespaceURI())) {
          prefixes.putIfAbsent(attribute.getName(), attribute.getValue());
        }
      }
    }
    StringBuilder text = new StringBuilder("<inside");
    prefixes.forEach((name, value) -> text.append(' ').append(name).append("=\"")
        .append(value.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;")).append('"'));
    return text.append('>').append(content).append("</inside>").toString();
  }
}
