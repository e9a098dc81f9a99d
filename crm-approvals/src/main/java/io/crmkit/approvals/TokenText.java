package io.crmkit.approvals;

import io.crmkit.approvals.model.token.TokenHash;
import io.crmkit.core.TenantId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A token as its holder has it: {@code crmat1} and 256 random bits as 52 characters of base32 (RFC 4648, section 6) in
 * lower case, 58 in all. So it fits into the local part of a mail address (64 at most, RFC 5321, section 4.5.3.1.1)
 * behind {@code reply+}, and survives servers that change its case. The prefix lets scanners of leaked secrets know it.
 */
final class TokenText {

  private static final String PREFIX = "crmat1";
  private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";
  private static final Pattern TEXT = Pattern.compile("crmat1[a-z2-7]{52}");
  private static final Pattern WITHIN = Pattern.compile("(?<![a-z0-9])crmat1[a-z2-7]{52}(?![a-z0-9])");
  private static final int SECRET_BYTES = 32;

  private final String text;

  private TokenText(String text) {
    this.text = text;
  }

  static TokenText draw(SecureRandom random) {
    byte[] secret = new byte[SECRET_BYTES];
    random.nextBytes(secret);
    return new TokenText(PREFIX + base32(secret));
  }

  static Optional<TokenText> parse(String text) {
    String plain = text.strip().toLowerCase(Locale.ROOT);
    return TEXT.matcher(plain).matches() ? Optional.of(new TokenText(plain)) : Optional.empty();
  }

  /** Returns the different tokens that stand in some texts. */
  static List<TokenText> within(List<String> texts) {
    Set<String> found = new LinkedHashSet<>();
    for (String text : texts) {
      Matcher matcher = WITHIN.matcher(text.toLowerCase(Locale.ROOT));
      while (matcher.find()) {
        found.add(matcher.group());
      }
    }
    return found.stream().map(TokenText::new).toList();
  }

  String text() {
    return text;
  }

  /** Returns all that is kept of the secret; that of another tenant is another one. */
  TokenHash hash(TenantId tenant) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String part : List.of("approval action", tenant.value(), text)) {
        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
        digest.update(bytes);
      }
      return new TokenHash(Base64.getUrlEncoder().withoutPadding().encodeToString(digest.digest()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static String base32(byte[] bytes) {
    StringBuilder text = new StringBuilder();
    int buffer = 0;
    int bits = 0;
    for (byte each : bytes) {
      buffer = buffer << Byte.SIZE | (each & 0xff);
      bits += Byte.SIZE;
      while (bits >= 5) {
        bits -= 5;
        text.append(ALPHABET.charAt(buffer >>> bits & 31));
      }
      buffer &= (1 << bits) - 1;
    }
    return bits == 0 ? text.toString() : text.append(ALPHABET.charAt(buffer << 5 - bits & 31)).toString();
  }

  @Override
  public String toString() {
    return "TokenText";
  }
}
