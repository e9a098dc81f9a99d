package io.crmkit.sso.oauth;

import io.crmkit.sso.model.Untrusted;
import io.crmkit.sso.model.Verdict;
import io.crmkit.sso.oauth.model.OAuthReason;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The parameters of a callback, each once (RFC 6749, section 3.1); those without a value count as absent. */
final class Parameters {

  private static final int LONGEST = 1 << 16;
  private static final int MOST = 64;
  private static final List<String> TOKENS = List.of("access_token", "id_token", "token", "token_type", "refresh_token");

  private final Map<String, String> values;

  private Parameters(Map<String, String> values) {
    this.values = values;
  }

  static Verdict<Parameters> read(String form) {
    String[] pairs = form.isEmpty() ? new String[0] : form.split("&", MOST + 1);
    if (form.length() > LONGEST || pairs.length > MOST) {
      return Verdict.refuse(OAuthReason.RESPONSE_MALFORMED, "A callback has at most %d parameters and %d characters."
          .formatted(MOST, LONGEST));
    }
    Map<String, String> values = new LinkedHashMap<>();
    for (String pair : pairs) {
      String[] parts = pair.split("=", 2);
      try {
        String name = decoded(parts[0]);
        if (values.put(name, parts.length == 1 ? "" : decoded(parts[1])) != null) {
          return Verdict.refuse(OAuthReason.PARAM_DUPLICATED, "The parameter %s stands there twice.".formatted(
              Untrusted.quoted(name)));
        }
      } catch (IllegalArgumentException e) {
        return Verdict.refuse(OAuthReason.RESPONSE_MALFORMED, "A parameter has a % without two hexadecimal digits.");
      }
    }
    return Verdict.accept(new Parameters(values));
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  @Nullable String value(String name) {
    String value = values.get(name);
    return value == null || value.isEmpty() ? null : value;
  }

  /** Returns the name of a token that has no place here, or null. */
  @Nullable String token() {
    return TOKENS.stream().filter(values::containsKey).findFirst().orElse(null);
  }
}
