package io.crmkit.sso.jose;

import io.crmkit.sso.model.Untrusted;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a header must be before anybody looks for a key; the checks are those of RFC 8725, section 3. */
final class HeaderReader {

  /** Characters; room for a key id that is refused for its own length. */
  private static final int LONGEST = 1 << 14;

  private static final List<String> STRANGERS_KEYS = List.of("jku", "jwk", "x5u", "x5c");
  private static final Pattern KEY_ID = Pattern.compile("[A-Za-z0-9_~+/=@:-][A-Za-z0-9._~+/=@:-]{0,255}");

  private HeaderReader() {}

  /** Reads the first part of a token, with every check that a header of any kind has to pass. */
  static Map<String, @Nullable Object> read(CompactParts parts) throws NotAcceptedException {
    if (parts.length(0) > LONGEST) {
      throw new NotAcceptedException(JoseReason.TOO_LARGE,
          "The header has %d characters; at most %d are read.".formatted(parts.length(0), LONGEST));
    }
    Map<String, @Nullable Object> header = StrictJson.object(parts.decoded(0), JoseReason.HEADER_INVALID);
    for (String each : List.of("alg", "kid", "typ", "cty", "enc", "zip")) {
      if (header.containsKey(each) && !(header.get(each) instanceof String)) {
        throw new NotAcceptedException(JoseReason.HEADER_INVALID, "%s in the header must be a text.".formatted(each));
      }
    }
    refuseNone(header);
    refuseExtensions(header);
    refuseStrangersKeys(header);
    String keyId = text(header, "kid");
    if (keyId != null && !isKeyId(keyId)) {
      throw new NotAcceptedException(JoseReason.KID_INVALID,
          "kid must have up to 256 letters, digits and . _ ~ + / = @ : - but was " + Untrusted.quoted(keyId));
    }
    return header;
  }

  static JwsHeader signed(Map<String, @Nullable Object> header, JwsPolicy policy) throws NotAcceptedException {
    String name = algorithm(header);
    if (header.containsKey("enc")) {
      throw new NotAcceptedException(JoseReason.HEADER_INVALID,
          "enc stands in the header of a token that is not encrypted.");
    }
    JwsAlgorithm algorithm = JwsAlgorithm.named(name).filter(policy.algorithms()::contains)
        .orElseThrow(() -> new NotAcceptedException(JoseReason.ALG_NOT_ALLOWED,
            "alg must be one of %s but was %s".formatted(policy.algorithmNames(), Untrusted.quoted(name))));
    String type = text(header, "typ");
    if (!policy.takesType(type)) {
      throw new NotAcceptedException(JoseReason.TYP_MISMATCH,
          "typ must be one of %s but was %s".formatted(policy.types(), Untrusted.quoted(type)));
    }
    return new JwsHeader(algorithm, text(header, "kid"), type, text(header, "cty"));
  }

  static String algorithm(Map<String, @Nullable Object> header) throws NotAcceptedException {
    String name = text(header, "alg");
    if (name == null) {
      throw new NotAcceptedException(JoseReason.HEADER_INVALID, "The header has no alg.");
    }
    return name;
  }

  static @Nullable String text(Map<String, @Nullable Object> header, String name) {
    return (String) header.get(name);
  }

  /**
   * No letter of a path, a query or a directory search but those that real key ids have; see RFC 8725, section 3.10.
   */
  static boolean isKeyId(String text) {
    return KEY_ID.matcher(text).matches() && !text.contains("..");
  }

  private static void refuseNone(Map<String, @Nullable Object> header) throws NotAcceptedException {
    String algorithm = text(header, "alg");
    if (algorithm != null && algorithm.equalsIgnoreCase("none")) {
      throw new NotAcceptedException(JoseReason.ALG_NONE,
          "The token says that it is not signed, and so proves nothing.");
    }
  }

  private static void refuseExtensions(Map<String, @Nullable Object> header) throws NotAcceptedException {
    if (header.containsKey("crit")) {
      throw new NotAcceptedException(JoseReason.CRIT_UNSUPPORTED,
          "crit asks for extensions, of which none is supported: "
          + Untrusted.quoted(String.valueOf(header.get("crit"))));
    }
    if (header.containsKey("b64")) {
      throw new NotAcceptedException(JoseReason.HEADER_INVALID,
          "b64 stands in the header without crit (RFC 7797, section 6).");
    }
  }

  private static void refuseStrangersKeys(Map<String, @Nullable Object> header) throws NotAcceptedException {
    for (String each : STRANGERS_KEYS) {
      if (header.containsKey(each)) {
        throw new NotAcceptedException(JoseReason.UNTRUSTED_KEY_HEADER,
            each + " in the header brings a key along; only configured keys count, and nothing was fetched.");
      }
    }
  }
}
