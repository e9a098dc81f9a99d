package io.crmkit.examples.portal;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A browser as far as logins need one: follows redirects, keeps cookies by host, fills in forms, and posts those that post
 * themselves. Not safe for concurrent use.
 */
final class WalkingBrowser {

  private static final int MOST_HOPS = 10;
  private static final Pattern FORM =
      Pattern.compile("<form[^>]*method=\"post\"[^>]*action=\"([^\"]*)\">(.*?)</form>", Pattern.DOTALL);
  private static final Pattern HIDDEN = Pattern.compile("<input type=\"hidden\" name=\"([^\"]*)\" value=\"([^\"]*)\">");
  private static final Pattern COOKIE = Pattern.compile("([^=;]+)=([^;]*);.*");

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private final Map<String, String> cookies = new LinkedHashMap<>();
  private URI at;
  private int status;
  private String page = "";

  WalkingBrowser(String start) {
    at = URI.create(start);
  }

  int status() {
    return status;
  }

  String page() {
    return page;
  }

  URI at() {
    return at;
  }

  /** Opens a page. */
  WalkingBrowser open(String path) throws IOException, InterruptedException {
    return follow(HttpRequest.newBuilder(at.resolve(path)).GET());
  }

  /**
   * Sends the form of this page that has a text in it.
   *
   * @param more the fields that a person would fill in
   */
  WalkingBrowser send(String text, Map<String, String> more) throws IOException, InterruptedException {
    Matcher form = FORM.matcher(page);
    while (form.find()) {
      if (form.group(2).contains(text)) {
        Map<String, String> fields = new LinkedHashMap<>();
        Matcher hidden = HIDDEN.matcher(form.group(2));
        while (hidden.find()) {
          fields.put(unescaped(hidden.group(1)), unescaped(hidden.group(2)));
        }
        fields.putAll(more);
        return post(unescaped(form.group(1)), fields);
      }
    }
    throw new IllegalStateException("no form with '%s' at %s: %s".formatted(text, at, page));
  }

  WalkingBrowser post(String path, Map<String, String> fields) throws IOException, InterruptedException {
    String body = fields.entrySet().stream().map(each -> encoded(each.getKey()) + "=" + encoded(each.getValue()))
        .collect(Collectors.joining("&"));
    URI to = at.resolve(path);
    return follow(HttpRequest.newBuilder(to).POST(HttpRequest.BodyPublishers.ofString(body))
        .header("Content-Type", "application/x-www-form-urlencoded")
        .header("Origin", at.getScheme() + "://" + at.getRawAuthority()));
  }

  private WalkingBrowser follow(HttpRequest.Builder first) throws IOException, InterruptedException {
    HttpRequest.Builder next = first;
    for (int hop = 0; hop < MOST_HOPS; hop++) {
      HttpRequest request = next.header("Cookie", cookies.entrySet().stream()
          .map(each -> each.getKey() + "=" + each.getValue()).collect(Collectors.joining("; "))).build();
      HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
      at = request.uri();
      keep(response);
      if (response.statusCode() != 303) {
        status = response.statusCode();
        page = response.body();
        return page.contains("document.forms[0].submit()") ? send("", Map.of()) : this;
      }
      next = HttpRequest.newBuilder(at.resolve(response.headers().firstValue("Location").orElseThrow())).GET();
    }
    throw new IllegalStateException("too many redirects, the last to " + at);
  }

  private void keep(HttpResponse<String> response) {
    for (String each : response.headers().allValues("Set-Cookie")) {
      Matcher cookie = COOKIE.matcher(each);
      if (cookie.matches()) {
        if (each.contains("Max-Age=0")) {
          cookies.remove(cookie.group(1));
        } else {
          cookies.put(cookie.group(1), cookie.group(2));
        }
      }
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static String unescaped(String text) {
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&#39;", "'").replace("&amp;", "&");
  }
}
