package io.crmkit.apikey;

import io.crmkit.apikey.model.KeyId;
import io.crmkit.apikey.model.KeyReason;
import io.crmkit.core.TenantId;
import io.crmkit.sso.model.SecretHash;
import io.crmkit.sso.model.TenantTag;
import io.crmkit.sso.model.Verdict;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * The text of a key: {@code <prefix>_<mark of the tenant: 8><id: 12><secret: 43><checksum: 6>}, all letters and digits,
 * so that a double click selects it. The secret is 43 digits to the base of 62, which is 256 bits.
 *
 * <p>Prefix, underscore and checksum (CRC-32 of all before it, to the base of 62, with leading zeros) are as in
 * GitHub's tokens ("Behind GitHub's new authentication token formats", 2021): scanners find keys in source code by the
 * prefix, and tell mistyped ones without asking anybody by the checksum. It protects nothing; the secret does.
 */
final class KeyText {

  private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  private static final int ID = 12;
  private static final int SECRET = 43;
  private static final int CHECKSUM = 6;
  private static final Pattern FORM = Pattern.compile(
      "([a-z][a-z0-9]{1,15})_([0-9a-f]{8})([0-9A-Za-z]{12})([0-9A-Za-z]{43})([0-9A-Za-z]{6})");

  private final String prefix;
  private final String tag;
  private final KeyId id;
  private final String secret;

  private KeyText(String prefix, String tag, KeyId id, String secret) {
    this.prefix = prefix;
    this.tag = tag;
    this.id = id;
    this.secret = secret;
  }

  static KeyId drawId(SecureRandom random) {
    return new KeyId(digits(ID, random));
  }

  static KeyText draw(String prefix, TenantId tenant, KeyId id, SecureRandom random) {
    return new KeyText(prefix, TenantTag.of(tenant), id, digits(SECRET, random));
  }

  private static String digits(int count, SecureRandom random) {
    StringBuilder digits = new StringBuilder();
    for (int at = 0; at < count; at++) {
      digits.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return digits.toString();
  }

  /** Reads what a request presented. */
  static Verdict<KeyText> parse(String prefix, String text) {
    Matcher parts = FORM.matcher(text);
    if (text.length() > prefix.length() + 1 + 8 + ID + SECRET + CHECKSUM || !parts.matches()
        || !parts.group(1).equals(prefix)) {
      return Verdict.refuse(KeyReason.KEY_MALFORMED,
          "A key is %s_ and 69 letters and digits; this text has %d characters.".formatted(prefix, text.length()));
    }
    String body = text.substring(0, text.length() - CHECKSUM);
    return checksum(body).equals(parts.group(5))
        ? Verdict.accept(new KeyText(prefix, parts.group(2), new KeyId(parts.group(3)), parts.group(4)))
        : Verdict.refuse(KeyReason.KEY_CHECKSUM, "The checksum of the key is wrong: it was mistyped or cut off.");
  }

  private static String checksum(String body) {
    CRC32 crc = new CRC32();
    crc.update(body.getBytes(StandardCharsets.US_ASCII));
    StringBuilder digits = new StringBuilder();
    for (long rest = crc.getValue(); digits.length() < CHECKSUM; rest /= ALPHABET.length()) {
      digits.append(ALPHABET.charAt((int) (rest % ALPHABET.length())));
    }
    return digits.reverse().toString();
  }

  KeyId id() {
    return id;
  }

  boolean isOf(TenantId tenant) {
    return tag.equals(TenantTag.of(tenant));
  }

  SecretHash hash(TenantId tenant) {
    return SecretHash.ofRandom(List.of("api-key", tenant.value(), id.value()), secret);
  }

  /** Returns what goes to the owner of the key. */
  String text() {
    String body = prefix + "_" + tag + id + secret;
    return body + checksum(body);
  }

  /** Returns a text without the secret. */
  @Override
  public String toString() {
    return "KeyText[" + id + "]";
  }
}
