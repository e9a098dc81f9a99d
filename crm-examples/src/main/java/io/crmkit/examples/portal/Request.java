package io.crmkit.examples.portal;

import com.sun.net.httpserver.HttpExchange;
import io.crmkit.sso.model.Client;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request as it came.
 *
 * @param query the raw query, empty if there is none
 * @param body the raw body, empty for a GET
 */
record Request(
    String method, String path, String query, String body, Map<String, String> headers, Map<String, String> cookies,
    Client client) {

  /** The longest SAML response that is read has 256 KiB of XML, which base64 and form encoding make longer. */
  private static final int LONGEST = 1 << 20;

  /** A body that nobody needs to read to its end. */
  static final class TooLongException extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  static Request of(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readNBytes(LONGEST + 1);
    if (body.length > LONGEST) {
      throw new TooLongException();
    }
    Map<String, String> headers = new LinkedHashMap<>();
    for (String name : List.of("Origin", "Content-Type", "Authorization", "Accept")) {
      String value = exchange.getRequestHeaders().getFirst(name);
      if (value != null) {
        headers.put(name, value);
      }
    }
    String query = exchange.getRequestURI().getRawQuery();
    return new Request(exchange.getRequestMethod(), exchange.getRequestURI().getPath(), query == null ? "" : query,
        new String(body, StandardCharsets.UTF_8), headers, cookies(exchange),
        new Client(exchange.getRemoteAddress().getAddress().getHostAddress(),
            exchange.getRequestHeaders().getFirst("User-Agent")));
  }

  private static Map<String, String> cookies(HttpExchange exchange) {
    Map<String, String> cookies = new LinkedHashMap<>();
    for (String header : exchange.getRequestHeaders().getOrDefault("Cookie", List.of())) {
      for (String pair : header.split(";", -1)) {
        String[] parts = pair.strip().split("=", 2);
        if (parts.length == 2) {
          cookies.putIfAbsent(parts[0], parts[1]);
        }
      }
    }
    return cookies;
  }

  boolean isPost() {
    return method.equals("POST");
  }

  @Nullable String cookie(String name) {
    return cookies.get(name);
  }

  /** Returns a field of the form that was posted, or of the query; empty if it is not there. */
  String field(String name) {
    return fields(isPost() ? body : query).getOrDefault(name, "");
  }

  static Map<String, String> fields(String form) {
    Map<String, String> fields = new LinkedHashMap<>();
    for (String pair : form.split("&", -1)) {
      String[] parts = pair.split("=", 2);
      try {
        fields.putIfAbsent(decoded(parts[0]), parts.length == 1 ? "" : decoded(parts[1]));
      } catch (IllegalArgumentException e) {
        // a broken escape is no field
      }
    }
    return fields;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
