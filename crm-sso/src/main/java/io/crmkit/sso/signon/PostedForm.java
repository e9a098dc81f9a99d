package io.crmkit.sso.signon;

import io.crmkit.sso.model.Untrusted;
import io.crmkit.sso.model.Verdict;
import io.crmkit.sso.signon.model.SignOnReason;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The parameters of a SAML message that was posted, each once (Bindings 3.5.4); long enough for the longest message that is read. */
final class PostedForm {

  private static final int LONGEST = 1 << 20;
  private static final int MOST = 16;

  private final Map<String, String> values;

  private PostedForm(Map<String, String> values) {
    this.values = values;
  }

  static Verdict<PostedForm> read(String body) {
    String[] pairs = body.length() > LONGEST ? new String[0] : body.split("&", MOST + 1);
    if (body.length() > LONGEST || pairs.length > MOST) {
      return malformed("A form has at most %d parameters and %d characters.".formatted(MOST, LONGEST));
    }
    Map<String, String> values = new LinkedHashMap<>();
    for (String pair : pairs) {
      String[] parts = pair.split("=", 2);
      try {
        String name = decoded(parts[0]);
        if (values.put(name, parts.length == 1 ? "" : decoded(parts[1])) != null) {
          return malformed("The parameter %s stands there twice.".formatted(Untrusted.quoted(name)));
        }
      } catch (IllegalArgumentException e) {
        return malformed("A parameter has a % without two hexadecimal digits.");
      }
    }
    return Verdict.accept(new PostedForm(values));
  }

  static <T> Verdict<T> malformed(String message) {
    return Verdict.refuse(SignOnReason.ANSWER_MALFORMED, message);
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  @Nullable String value(String name) {
    return values.get(name);
  }

  /** Returns the one message that is there, under either name. */
  Verdict<String> message(String name) {
    String value = values.get(name);
    return value != null && !value.isEmpty() ? Verdict.accept(value)
        : malformed("A form with %s must be posted here.".formatted(name));
  }
}
