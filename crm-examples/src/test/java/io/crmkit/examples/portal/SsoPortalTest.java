package io.crmkit.examples.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.examples.Ran;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The portal as its own walk sees it, and the headers that a browser obeys. */
class SsoPortalTest {

  @Test
  void goesThroughBothLoginsAndEverythingBehindThem() {
    Ran ran = Ran.command("sso-portal", "--once");

    assertThat(ran.exitCode()).as(ran.err()).isZero();
    assertThat(ran.lastLine()).isEqualTo("sso-portal: all went well");
    assertThat(ran.lines()).hasSize(10);
  }

  @Test
  void setsCookiesThatNoScriptReadsAndAPolicyThatRunsNone() throws IOException, InterruptedException {
    try (Portal portal = Portal.open(0, Clock.systemUTC())) {
      HttpResponse<String> start = get(portal.address() + "/");
      assertThat(start.headers().firstValue("Content-Security-Policy").orElse(""))
          .contains("default-src 'none'", "form-action 'self'", "frame-ancestors 'none'").doesNotContain("script-src");
      assertThat(start.headers().firstValue("Cache-Control")).contains("no-store");
      for (String provider : List.of("by-oidc", "by-saml")) {
        HttpResponse<String> login = get(portal.address() + "/login/" + provider);
        assertThat(login.statusCode()).isEqualTo(303);
        assertThat(login.headers().firstValue("Set-Cookie").orElse("")).contains("HttpOnly", "SameSite=Lax", "Path=/");
      }
    }
  }

  @Test
  void sendsNobodyElsewhereAfterALogin() throws IOException, InterruptedException {
    try (Portal portal = Portal.open(0, Clock.systemUTC())) {
      HttpResponse<String> login = get(portal.address() + "/login/by-oidc?return=%2F%2Fevil.example");
      assertThat(login.statusCode()).isEqualTo(403);
      assertThat(login.body()).contains("sso.return-to-unsafe");
      assertThat(get(portal.address() + "/login/nobody").body()).contains("sso.provider-unknown");
      assertThat(get(portal.address() + "/sso/by-saml/metadata").body()).contains("EntityDescriptor", portal.address());
    }
  }

  private static HttpResponse<String> get(String url) throws IOException, InterruptedException {
    return HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString());
  }
}
