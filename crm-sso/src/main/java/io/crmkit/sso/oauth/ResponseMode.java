package io.crmkit.sso.oauth;

import java.util.Locale;

/** How a provider's answer comes back through the browser. */
public enum ResponseMode {
  /** In the query of a GET (OAuth 2.0 Multiple Response Type Encoding Practices, section 2.1). */
  QUERY,
  /** In the body of a POST (OAuth 2.0 Form Post Response Mode). */
  FORM_POST,
  /** Behind a #, which only a script of the host can have sent on; never asked for. */
  FRAGMENT;

  /** Returns the value of {@code response_mode}. */
  public String parameter() {
    return name().toLowerCase(Locale.ROOT);
  }
}
