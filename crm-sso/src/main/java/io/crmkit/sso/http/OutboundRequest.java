package io.crmkit.sso.http;

import io.crmkit.core.Require;
import io.crmkit.core.Secret;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One request to a server of others. Its text shows neither headers nor body, which hold secrets.
 *
 * @param uri absolute
 * @param headers by name
 * @param form the body of a POST, as {@code application/x-www-form-urlencoded}; null for a GET
 * @param longest how many bytes the answer may have
 */
public record OutboundRequest(
    URI uri, @Secret Map<String, String> headers, @Secret @Nullable String form, int longest) {

  /** How long an answer may be if nothing else is said: 1 MiB. */
  public static final int USUAL_LENGTH = 1 << 20;

  public OutboundRequest {
    Objects.requireNonNull(uri, "uri");
    headers.forEach(OutboundRequest::requireHeader);
    headers = Collections.unmodifiableMap(new TreeMap<>(headers));
    Require.positive(longest, "longest");
  }

  private static void requireHeader(String name, String value) {
    if (name.isEmpty() || (name + value).chars().anyMatch(each -> each < ' ' || each > '~')) {
      throw new IllegalArgumentException("header %s must be printable ASCII on one line".formatted(name));
    }
  }

  /** Asks for a JSON document. */
  public static OutboundRequest get(URI uri) {
    return new OutboundRequest(uri, Map.of("Accept", "application/json"), null, USUAL_LENGTH);
  }

  /** Posts a form and asks for JSON. */
  public static OutboundRequest post(URI uri, Map<String, String> fields) {
    String form = fields.entrySet().stream().map(each -> encoded(each.getKey()) + "=" + encoded(each.getValue()))
        .collect(Collectors.joining("&"));
    return new OutboundRequest(uri, Map.of("Accept", "application/json"), form, USUAL_LENGTH);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** Returns this request with one more header, or another value of it. */
  public OutboundRequest withHeader(String name, String value) {
    Map<String, String> more = new TreeMap<>(headers);
    more.put(name, value);
    return new OutboundRequest(uri, more, form, longest);
  }

  @Override
  public String toString() {
    return "OutboundRequest[%s %s]".formatted(form == null ? "GET" : "POST", uri);
  }
}
