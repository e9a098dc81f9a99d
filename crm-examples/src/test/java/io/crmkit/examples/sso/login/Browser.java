package io.crmkit.examples.sso.login;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A browser without scripts: keeps cookies, follows redirects, sends forms. It stops in front of the pages of our host, which no
 * server serves in these tests, and shows the address it would have opened, or the form it would have sent there.
 */
final class Browser {

  private static final int MOST_REDIRECTS = 20;

  private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
      .followRedirects(HttpClient.Redirect.NEVER).connectTimeout(Duration.ofSeconds(10)).build();
  private final Map<String, Map<String, String>> cookies = new HashMap<>();
  private final String host;

  /**
   * Opens a browser.
   *
   * @param host what the addresses of our host begin with
   */
  Browser(String host) {
    this.host = host;
  }

  Page open(URI address) {
    return follow(address, HttpRequest.newBuilder(address).GET());
  }

  Page submit(Page.Form form) {
    String encoded = encoded(form.fields());
    if (!form.isPost()) {
      return open(URI.create(form.action() + "?" + encoded));
    }
    return follow(form.action(), HttpRequest.newBuilder(form.action())
        .header("Content-Type", "application/x-www-form-urlencoded").POST(BodyPublishers.ofString(encoded)));
  }

  static String encoded(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(each -> URLEncoder.encode(each.getKey(), StandardCharsets.UTF_8) + "="
            + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }

  boolean isHome(URI address) {
    return address.toString().startsWith(host);
  }

  private Page follow(URI first, HttpRequest.Builder request) {
    URI address = first;
    HttpRequest.Builder next = request;
    for (int redirects = 0; redirects < MOST_REDIRECTS; redirects++) {
      if (isHome(address)) {
        return new Page(address, 0, "");
      }
      HttpResponse<String> answer = send(address, next);
      String location = answer.headers().firstValue("Location").orElse(null);
      if (location == null || answer.statusCode() / 100 != 3) {
        return new Page(address, answer.statusCode(), answer.body());
      }
      address = address.resolve(location);
      next = HttpRequest.newBuilder(address).GET();
    }
    throw new IllegalStateException("too many redirects from " + first);
  }

  private HttpResponse<String> send(URI address, HttpRequest.Builder request) {
    Map<String, String> ours = cookies.computeIfAbsent(address.getAuthority(), any -> new TreeMap<>());
    if (!ours.isEmpty()) {
      request.header("Cookie", ours.entrySet().stream()
          .map(each -> each.getKey() + "=" + each.getValue()).collect(Collectors.joining("; ")));
    }
    try {
      HttpResponse<String> answer = client.send(request.timeout(Duration.ofSeconds(60)).build(), BodyHandlers.ofString());
      answer.headers().allValues("Set-Cookie").forEach(each -> keep(ours, each));
      return answer;
    } catch (IOException e) {
      throw new IllegalStateException("cannot open " + address, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static void keep(Map<String, String> cookies, String header) {
    String[] parts = header.split(";", 2);
    String[] pair = parts[0].split("=", 2);
    boolean isOver = header.toLowerCase(Locale.ROOT).contains("max-age=0");
    if (isOver || pair.length < 2) {
      cookies.remove(pair[0].strip());
    } else {
      cookies.put(pair[0].strip(), pair[1].strip());
    }
  }
}
