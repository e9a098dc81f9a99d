package io.crmkit.sso.saml;

import io.crmkit.sso.model.Untrusted;
import io.crmkit.sso.oauth.model.ReturnTo;
import io.crmkit.sso.saml.model.SamlReason;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Relay states, which come back from the browser as anybody likes (Bindings 3.4.3 and 3.5.3). */
final class RelayStates {

  private static final int LONGEST = 80;
  private static final Pattern OPAQUE = Pattern.compile("[A-Za-z0-9_.~-]+");
  /** A relay state comes from the browser: no page that shows it may take it for anything but a text. */
  private static final Pattern PLAIN = Pattern.compile("[\\x21-\\x7e&&[^<>\"'\\\\]]*");

  private RelayStates() {}

  /**
   * Returns the path of the host that a relay state names; null if it is empty, or a word of the provider's.
   *
   * @throws io.crmkit.core.RefusedException with {@code RELAY_STATE} if it is too long or leads elsewhere
   */
  static @Nullable String path(@Nullable String relayState) {
    if (relayState == null || relayState.isEmpty()) {
      return null;
    }
    int bytes = relayState.getBytes(StandardCharsets.UTF_8).length;
    if (bytes > LONGEST) {
      throw SamlReason.RELAY_STATE.because("a relay state has at most %d bytes and not %d".formatted(LONGEST, bytes));
    }
    if (PLAIN.matcher(relayState).matches() && isPath(relayState)) {
      return relayState;
    }
    if (OPAQUE.matcher(relayState).matches()) {
      return null;
    }
    throw SamlReason.RELAY_STATE.because(
        "a relay state is a path of this host, not " + Untrusted.quoted(relayState));
  }

  /** Whether a text is a path of this host, as for logins of every protocol. */
  static boolean isPath(String text) {
    return ReturnTo.parse(text).whyNot().isEmpty();
  }
}
