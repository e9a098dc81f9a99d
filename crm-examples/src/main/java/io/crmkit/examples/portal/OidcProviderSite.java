package io.crmkit.examples.portal;

import io.crmkit.sso.http.OutboundRequest;
import io.crmkit.sso.http.OutboundResponse;
import io.crmkit.testkit.sso.FakeOidcProvider;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The OpenID Connect provider of the test kit behind pages: whoever clicks on a person is that person. */
final class OidcProviderSite implements AutoCloseable {

  static final String CLIENT_ID = "crm-portal";

  private final WebSite site;
  private final FakeOidcProvider provider;
  private final String redirectUri;
  private final String afterLogout;

  private OidcProviderSite(WebSite site, FakeOidcProvider provider, String redirectUri, String afterLogout) {
    this.site = site;
    this.provider = provider;
    this.redirectUri = redirectUri;
    this.afterLogout = afterLogout;
  }

  /**
   * Opens the provider.
   *
   * @param redirectUri where codes go, and nowhere else
   * @param afterLogout where the browser goes after a logout, and nowhere else
   */
  static OidcProviderSite open(int port, String redirectUri, String afterLogout, Clock clock) throws IOException {
    WebSite site = WebSite.open(port);
    OidcProviderSite opened = new OidcProviderSite(
        site, new FakeOidcProvider(site.address(), CLIENT_ID, clock), redirectUri, afterLogout);
    site.start(opened::answer);
    return opened;
  }

  String issuer() {
    return site.address();
  }

  /** The provider is not safe for several threads. */
  private synchronized Reply answer(Request request) {
    return switch (request.path()) {
      case "/style.css" -> Reply.of("text/css", Html.STYLE);
      case "/authorize" -> request.isPost() ? authorized(request) : authorize(request);
      case "/logout" -> logout(request);
      default -> exchange(request);
    };
  }

  private Reply exchange(Request request) {
    Map<String, String> headers = request.headers().containsKey("Authorization")
        ? Map.of("Authorization", request.headers().getOrDefault("Authorization", "")) : Map.of();
    OutboundResponse answer = provider.exchange(new OutboundRequest(URI.create(site.address() + request.path()), headers,
        request.isPost() ? request.body() : null, OutboundRequest.USUAL_LENGTH)).orElseThrow();
    String type = answer.contentType();
    return Reply.of(answer.status(), type == null ? "text/plain" : type, answer.body());
  }

  private boolean isRegistered(String query) {
    Map<String, String> asked = Request.fields(query);
    return CLIENT_ID.equals(asked.get("client_id")) && redirectUri.equals(asked.get("redirect_uri"))
        && asked.containsKey("state") && asked.containsKey("nonce") && asked.containsKey("code_challenge");
  }

  private Reply authorize(Request request) {
    if (!isRegistered(request.query())) {
      return Reply.text(400, "Nobody is registered here who asks so.");
    }
    Html page = new Html("Provider by OpenID Connect", "Who are you? A real provider would ask for a password.");
    for (PersonOfDemo each : PersonOfDemo.values()) {
      page.raw(Html.post("/authorize", Map.of("query", request.query(), "person", each.id()), each.shown()) + " ");
    }
    return Reply.page(200, page.page(), List.of(origin(redirectUri)));
  }

  private Reply authorized(Request request) {
    String query = request.field("query");
    PersonOfDemo person = PersonOfDemo.named(request.field("person")).orElse(null);
    if (person == null || !isRegistered(query)) {
      return Reply.text(400, "Nobody is registered here who asks so.");
    }
    Map<String, @Nullable Object> claims = Map.of("sub", "oidc-" + person.id(), "name", person.shown(),
        "email", person.email(), "email_verified", true, "groups", person.groups(), "sid", UUID.randomUUID().toString());
    return Reply.to(redirectUri + "?" + provider.authorize(URI.create(site.address() + "/authorize?" + query), claims));
  }

  private Reply logout(Request request) {
    Map<String, String> asked = Request.fields(request.query());
    if (!afterLogout.equals(asked.get("post_logout_redirect_uri")) || !asked.containsKey("id_token_hint")) {
      return Reply.text(400, "Nobody is registered here who asks so.");
    }
    return Reply.to(afterLogout + "?state=" + URLEncoder.encode(
        asked.getOrDefault("state", ""), StandardCharsets.UTF_8));
  }

  static String origin(String url) {
    URI uri = URI.create(url);
    return uri.getScheme() + "://" + uri.getRawAuthority();
  }

  @Override
  public void close() {
    site.close();
  }
}
