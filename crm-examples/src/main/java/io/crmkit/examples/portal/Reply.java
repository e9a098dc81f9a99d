package io.crmkit.examples.portal;

import io.crmkit.sso.saml.OutgoingMessage;
import io.crmkit.sso.signon.Departure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An answer, with the headers that every page of a host of logins has. Not thread-safe. */
final class Reply {

  private final int status;
  private final String body;
  private final Map<String, List<String>> headers = new LinkedHashMap<>();

  private Reply(int status, String type, String body) {
    this.status = status;
    this.body = body;
    header("Content-Type", type);
    header("Cache-Control", "no-store");
    header("X-Content-Type-Options", "nosniff");
    header("Referrer-Policy", "same-origin"); // with no-referrer, browsers send no Origin along with forms
    header("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
  }

  /**
   * A page.
   *
   * @param formTargets where its forms may lead beside the site itself, redirects included
   */
  static Reply page(int status, String html, List<String> formTargets) {
    return new Reply(status, "text/html; charset=utf-8", html).header("Content-Security-Policy",
        "default-src 'none'; style-src 'self'; img-src data:; base-uri 'none'; frame-ancestors 'none'; form-action 'self' "
            + String.join(" ", formTargets));
  }

  static Reply text(int status, String text) {
    return new Reply(status, "text/plain; charset=utf-8", text);
  }

  static Reply of(String type, String text) {
    return new Reply(200, type, text);
  }

  static Reply of(int status, String type, String text) {
    return new Reply(status, type, text);
  }

  static Reply to(String url) {
    return new Reply(303, "text/plain; charset=utf-8", "").header("Location", url);
  }

  /** Sends the browser away, by a redirect or by a form that posts itself. */
  static Reply to(Departure departure) {
    return departure.isRedirect() ? to(departure.url()) : selfPosting(departure.page());
  }

  static Reply selfPosting(String page) {
    return new Reply(200, "text/html; charset=utf-8", page)
        .header("Content-Security-Policy", OutgoingMessage.PAGE_POLICY);
  }

  Reply header(String name, String value) {
    headers.put(name, List.of(value));
    return this;
  }

  /**
   * Sets a cookie that no script reads and that no other site sends along with a post. On https it would be Secure, its name
   * would begin with {@code __Host-}, and that of the login would be SameSite=None, since providers are other sites then.
   */
  Reply cookie(String name, String value) {
    return setCookie(name + "=" + value + "; Path=/; HttpOnly; SameSite=Lax");
  }

  Reply withoutCookie(String name) {
    return setCookie(name + "=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0");
  }

  private Reply setCookie(String text) {
    List<String> all = new ArrayList<>(headers.getOrDefault("Set-Cookie", List.of()));
    all.add(text);
    headers.put("Set-Cookie", all);
    return this;
  }

  int status() {
    return status;
  }

  String body() {
    return body;
  }

  Map<String, List<String>> headers() {
    return headers;
  }
}
