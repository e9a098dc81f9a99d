package io.crmkit.examples.sso;

import com.google.common.io.BaseEncoding;
import io.crmkit.sso.mfa.model.OtpAlgorithm;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The secrets of vectors of one-time codes: {@code secret_ascii}, {@code secret_hex} or {@code secret_base32}, or one
 * for each algorithm. Where there is but one, it is repeated up to the length of the hash (RFC 6238, erratum 2866).
 */
final class OtpSecret {

  private OtpSecret() {}

  static Optional<byte[]> of(Members members, OtpAlgorithm algorithm) {
    String own = algorithm.name().toLowerCase(Locale.ROOT);
    for (Map.Entry<String, @Nullable Object> each : members.values().entrySet()) {
      String name = Members.plain(each.getKey());
      if (name.contains("secret") || name.contains("seed") || name.contains("key")) {
        Optional<byte[]> found = members.member(each.getKey())
            .flatMap(secrets -> secrets.named(key -> key.contains(own)))
            .or(() -> name.contains(own) ? members.text(each.getKey()) : Optional.empty())
            .map(text -> decoded(name, text));
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return members.named(key -> (key.contains("secret") || key.contains("seed")) && !key.contains("sha"))
        .map(text -> repeated(decoded(nameOf(members, text), text), algorithm));
  }

  private static String nameOf(Members members, String text) {
    return members.values().entrySet().stream().filter(each -> text.equals(each.getValue()))
        .map(each -> Members.plain(each.getKey())).filter(name -> name.contains("secret") || name.contains("seed"))
        .findFirst().orElse("");
  }

  private static byte[] decoded(String name, String text) {
    if (name.contains("hex")) {
      return BaseEncoding.base16().ignoreCase().decode(text);
    }
    return name.contains("base32") || name.contains("b32")
        ? BaseEncoding.base32().omitPadding().decode(text.replace("=", "")) : text.getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] repeated(byte[] secret, OtpAlgorithm algorithm) {
    int length = switch (algorithm) {
      case SHA1 -> secret.length;
      case SHA256 -> 32;
      case SHA512 -> 64;
    };
    byte[] repeated = new byte[length];
    for (int at = 0; at < length; at++) {
      repeated[at] = secret[at % secret.length];
    }
    return repeated;
  }
}
