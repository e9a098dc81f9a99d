package io.crmkit.sso.jose;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.util.Base64URL;
import io.crmkit.sso.model.Untrusted;
import io.crmkit.sso.model.Verdict;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Decrypts tokens in compact form (RFC 7516, section 5.2) with one of N keys, so that keys can be changed with an
 * overlap. Whatever fails inside the decryption has one answer. Safe for concurrent use.
 */
public final class JweReader {

  private static final int KEY_PART = 1;
  private static final int VECTOR_PART = 2;
  private static final int CONTENT_PART = 3;
  private static final int TAG_PART = 4;

  private final JwePolicy policy;
  private final List<DecryptionKey> keys;

  private JweReader(JwePolicy policy, List<DecryptionKey> keys) {
    this.policy = Objects.requireNonNull(policy, "policy");
    this.keys = List.copyOf(keys);
    if (keys.isEmpty()) {
      throw new IllegalArgumentException("keys must not be empty");
    }
  }

  public static JweReader of(JwePolicy policy, List<DecryptionKey> keys) {
    return new JweReader(policy, keys);
  }

  /** Returns what a token holds, or why it counts for nothing. That it decrypts says nothing about who wrote it. */
  public Verdict<byte[]> decrypt(String token) {
    try {
      return Verdict.accept(content(CompactParts.encrypted(token, policy.longest())));
    } catch (NotAcceptedException e) {
      return Verdict.refuse(e.refusal());
    }
  }

  /**
   * Decrypts a token and verifies the signed one that it must hold (RFC 7519, section 5.2; RFC 8725, section 3.3).
   *
   * @param inner what checks the signed token
   */
  public Verdict<VerifiedJws> verify(String token, JwsVerifier inner, Instant now) {
    try {
      String signed = new String(content(CompactParts.encrypted(token, policy.longest())), StandardCharsets.ISO_8859_1);
      Verdict<VerifiedJws> verdict = inner.verify(signed, now);
      return verdict instanceof Verdict.Refused<VerifiedJws> refused && isNotSigned(refused)
          ? Verdict.refuse(JoseReason.INNER_NOT_SIGNED, "What the token holds must be a signed token, but is none.")
          : verdict;
    } catch (NotAcceptedException e) {
      return Verdict.refuse(e.refusal());
    }
  }

  private static boolean isNotSigned(Verdict.Refused<VerifiedJws> refused) {
    return List.of(JoseReason.ALG_NONE, JoseReason.MALFORMED, JoseReason.ENCRYPTED_TOKEN_UNEXPECTED)
        .contains(refused.refusal().reason());
  }

  private byte[] content(CompactParts parts) throws NotAcceptedException {
    Map<String, @Nullable Object> header = HeaderReader.read(parts);
    JweAlgorithm algorithm = checked(header);
    for (int part = KEY_PART; part <= TAG_PART; part++) {
      parts.decoded(part);
    }
    JWEHeader parsed = parsed(parts);
    byte[] associated = parts.text(0).getBytes(StandardCharsets.US_ASCII);
    for (DecryptionKey key : candidates(header, algorithm)) {
      try {
        return key.decrypter().decrypt(parsed, partOrNull(parts, KEY_PART), partOrNull(parts, VECTOR_PART),
            new Base64URL(parts.text(CONTENT_PART)), partOrNull(parts, TAG_PART), associated);
      } catch (JOSEException | RuntimeException e) {
        // The next key may do; why this one did not is what an attacker would like to know. The library throws more
        // than it declares at parts that are missing or have an odd length.
      }
    }
    throw new NotAcceptedException(JoseReason.DECRYPTION_FAILED, "The token does not decrypt with the key it names.");
  }

  private JweAlgorithm checked(Map<String, @Nullable Object> header) throws NotAcceptedException {
    String name = HeaderReader.algorithm(header);
    JweAlgorithm algorithm = JweAlgorithm.named(name).filter(policy.algorithms()::contains)
        .orElseThrow(() -> notAllowed("alg", policy.algorithms(), name));
    String encryption = HeaderReader.text(header, "enc");
    if (encryption == null) {
      throw new NotAcceptedException(JoseReason.HEADER_INVALID, "The header has no enc.");
    }
    if (JweEncryption.named(encryption).filter(policy.encryptions()::contains).isEmpty()) {
      throw notAllowed("enc", policy.encryptions(), encryption);
    }
    if (header.containsKey("zip") && policy.compression() == JwePolicy.Compression.REFUSED) {
      throw new NotAcceptedException(JoseReason.COMPRESSION_NOT_ALLOWED,
          "The content is compressed, which is not taken.");
    }
    return algorithm;
  }

  private static NotAcceptedException notAllowed(String member, Iterable<?> allowed, String name) {
    return new NotAcceptedException(JoseReason.ALG_NOT_ALLOWED,
        "%s must be one of %s but was %s".formatted(member, allowed, Untrusted.quoted(name)));
  }

  private List<DecryptionKey> candidates(Map<String, @Nullable Object> header, JweAlgorithm algorithm)
      throws NotAcceptedException {
    String id = HeaderReader.text(header, "kid");
    List<DecryptionKey> named = id == null
        ? keys : keys.stream().filter(each -> each.id().filter(id::equals).isPresent()).toList();
    if (named.isEmpty()) {
      throw new NotAcceptedException(JoseReason.KEY_NOT_FOUND, "No key has the kid " + Untrusted.quoted(id) + ".");
    }
    List<DecryptionKey> fitting = named.stream().filter(each -> each.algorithm() == algorithm).toList();
    if (fitting.isEmpty()) {
      throw new NotAcceptedException(JoseReason.KEY_TYPE_MISMATCH, "The token is encrypted by %s, for which no key is."
          .formatted(algorithm.headerName()));
    }
    return fitting;
  }

  private static JWEHeader parsed(CompactParts parts) throws NotAcceptedException {
    try {
      return JWEHeader.parse(new Base64URL(parts.text(0)));
    } catch (ParseException | IllegalArgumentException e) {
      throw new NotAcceptedException(JoseReason.HEADER_INVALID,
          "The header of the encrypted token has a wrong member.");
    }
  }

  private static @Nullable Base64URL partOrNull(CompactParts parts, int part) {
    return parts.length(part) == 0 ? null : new Base64URL(parts.text(part));
  }

  @Override
  public String toString() {
    return "JweReader[" + policy + "]";
  }
}
