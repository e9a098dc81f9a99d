package io.crmkit.sso.signon;

import io.crmkit.core.Secret;
import io.crmkit.sso.saml.OutgoingMessage;
import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Where the browser goes now: by a redirect (status 303), or by a form that posts itself.
 *
 * @param url absolute for a provider, a path for the host itself
 * @param form what is posted there; empty for a redirect
 */
public record Departure(@Secret String url, @Secret Map<String, String> form) {

  public Departure {
    Objects.requireNonNull(url, "url");
    form = Collections.unmodifiableMap(new LinkedHashMap<>(form));
  }

  static Departure to(URI redirect) {
    return new Departure(redirect.toString(), Map.of());
  }

  static Departure to(String path) {
    return new Departure(path, Map.of());
  }

  static Departure with(OutgoingMessage message) {
    return new Departure(message.url(), message.form());
  }

  public boolean isRedirect() {
    return form.isEmpty();
  }

  /**
   * Returns a page that posts the form at once, and by a button where scripts are off. The host sends it with
   * {@code Cache-Control: no-store} and with {@link OutgoingMessage#PAGE_POLICY}.
   */
  public String page() {
    return new OutgoingMessage("page", url, form).page();
  }

  /** Shows neither the query nor the form. */
  @Override
  public String toString() {
    int query = url.indexOf('?');
    return "Departure[%s%s]".formatted(query < 0 ? url : url.substring(0, query), isRedirect() ? "" : ", by a form");
  }
}
