package io.crmkit.sso.saml;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * A message for a provider, on its way through the browser.
 *
 * @param id of the message
 * @param url where the browser goes; by a redirect it holds the message
 * @param form what is posted there; empty for a redirect
 */
public record OutgoingMessage(String id, String url, Map<String, String> form) {

  /** The Content-Security-Policy under which a {@link #page} does what it is for and nothing else. */
  public static final String PAGE_POLICY =
      "default-src 'none'; script-src 'sha256-ePniVEkSivX/c7XWBGafqh8tSpiRrKiqYeqbG7N1TOE='; base-uri 'none'; frame-ancestors 'none'";

  private static final String SCRIPT = "document.forms[0].submit()";

  public OutgoingMessage {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(url, "url");
    form = Collections.unmodifiableMap(new LinkedHashMap<>(form));
  }

  public boolean isRedirect() {
    return form.isEmpty();
  }

  /**
   * Returns a page that posts the form at once, and by a button where scripts are off (Bindings 3.5.4). The host sends it
   * with {@code Cache-Control: no-store}, and with {@link #PAGE_POLICY} or a nonce of its own for the script.
   */
  public String page() {
    StringBuilder page = new StringBuilder("<!DOCTYPE html><html><head><meta charset=\"utf-8\"><title>…</title></head>")
        .append("<body><form method=\"post\" action=\"").append(escaped(url)).append("\">");
    form.forEach((name, value) -> page.append("<input type=\"hidden\" name=\"").append(escaped(name))
        .append("\" value=\"").append(escaped(value)).append("\">"));
    return page.append("<noscript><button>Continue</button></noscript></form>")
        .append("<script>").append(SCRIPT).append("</script></body></html>").toString();
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
  }
}
