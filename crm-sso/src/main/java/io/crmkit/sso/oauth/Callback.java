package io.crmkit.sso.oauth;

import io.crmkit.core.Secret;
import io.crmkit.sso.model.ProviderId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What came back through the browser, as it came: the host has checked nothing of it.
 *
 * @param provider whose callback was called, by its path
 * @param arrived the URL that was called, without query and fragment, as the browser sees it
 * @param mode how it came
 * @param parameters the raw query, or the raw body of a form post
 * @param cookie of {@link BrowserSecret}; null if the browser sent none
 */
public record Callback(
    ProviderId provider, String arrived, ResponseMode mode, @Secret String parameters, @Secret @Nullable String cookie) {

  public Callback {
    Objects.requireNonNull(provider, "provider");
    Objects.requireNonNull(arrived, "arrived");
    Objects.requireNonNull(mode, "mode");
    Objects.requireNonNull(parameters, "parameters");
  }

  /** A GET. */
  public static Callback query(ProviderId provider, String arrived, String query, @Nullable String cookie) {
    return new Callback(provider, arrived, ResponseMode.QUERY, query, cookie);
  }

  /** A POST. */
  public static Callback formPost(ProviderId provider, String arrived, String body, @Nullable String cookie) {
    return new Callback(provider, arrived, ResponseMode.FORM_POST, body, cookie);
  }

  @Override
  public String toString() {
    return "Callback[%s, %s, %s]".formatted(provider, arrived, mode);
  }
}
