package io.crmkit.sso.oauth.model;

import io.crmkit.core.Scalar;
import io.crmkit.sso.model.Untrusted;
import io.crmkit.sso.model.Verdict;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where a provider sends the browser back to: one for each provider of a tenant, so that the answer of one cannot be
 * passed off as that of another (RFC 9700, section 4.4.2). It is compared character by character (section 4.1.3).
 *
 * @param value absolute, https unless it is of this machine, without a fragment and user information
 */
@Scalar
public record RedirectUri(String value) {

  private static final int LONGEST = 2000;
  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "[::1]", "localhost");

  public RedirectUri {
    check(value).whyNot().ifPresent(refusal -> {
      throw new IllegalArgumentException(refusal.message());
    });
  }

  /** Reads a redirect URI that somebody wants to register. */
  public static Verdict<RedirectUri> parse(String value) {
    return check(value).then(good -> Verdict.accept(new RedirectUri(good)));
  }

  private static Verdict<String> check(String value) {
    URI uri = parsed(value);
    if (value.indexOf('#') >= 0) {
      return Verdict.refuse(OAuthReason.REDIRECT_FRAGMENT, "A redirect URI has no fragment, but %s has.".formatted(
          Untrusted.quoted(value)));
    }
    if (uri == null || uri.getHost() == null || uri.getRawUserInfo() != null || value.length() > LONGEST
        || !uri.normalize().toString().equals(value)) {
      return Verdict.refuse(OAuthReason.REDIRECT_MISMATCH,
          "A redirect URI is absolute and plain, without user information and dot segments, but this is %s.".formatted(
              Untrusted.quoted(value)));
    }
    boolean isLocal = "http".equals(uri.getScheme()) && LOOPBACK.contains(uri.getHost());
    return "https".equals(uri.getScheme()) || isLocal ? Verdict.accept(value)
        : Verdict.refuse(OAuthReason.REDIRECT_INSECURE, "A redirect URI is https, or http on 127.0.0.1, but this is %s."
            .formatted(Untrusted.quoted(value)));
  }

  private static @Nullable URI parsed(String value) {
    try {
      return new URI(value);
    } catch (URISyntaxException e) {
      return null;
    }
  }

  /**
   * Checks that the browser came back to exactly here.
   *
   * @param arrived the URL of the callback without its query, as the browser had it
   */
  public Verdict<RedirectUri> requireSame(String arrived) {
    return value.equals(arrived) ? Verdict.accept(this)
        : Verdict.refuse(OAuthReason.REDIRECT_MISMATCH, "The browser must come back to %s but came to %s.".formatted(
            value, Untrusted.quoted(arrived)));
  }

  @Override
  public String toString() {
    return value;
  }
}
