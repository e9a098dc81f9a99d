package io.crmkit.sso.oidc;

import io.crmkit.sso.http.HttpPort;
import io.crmkit.sso.http.OutboundRequest;
import io.crmkit.sso.http.OutboundResponse;
import io.crmkit.sso.jose.JsonObject;
import io.crmkit.sso.model.Untrusted;
import io.crmkit.sso.model.Verdict;
import io.crmkit.sso.oauth.model.OAuthReason;
import java.net.URI;

/** More claims about the person (OpenID Connect Core, section 5.3), which only count if they are about the same one. */
final class UserinfoEndpoint {

  private static final int OK = 200;

  private final HttpPort http;

  UserinfoEndpoint(HttpPort http) {
    this.http = http;
  }

  Verdict<JsonObject> claims(URI endpoint, String accessToken, String subject) {
    return http.exchange(OutboundRequest.get(endpoint).withHeader("Authorization", "Bearer " + accessToken))
        .then(UserinfoEndpoint::json)
        .then(json -> {
          String about = json.text("sub").orElse(null);
          return subject.equals(about) ? Verdict.accept(json)
              : Verdict.refuse(OAuthReason.USERINFO_SUBJECT, "The claims must be about %s but are about %s.".formatted(
                  Untrusted.quoted(subject), Untrusted.quoted(about)));
        });
  }

  private static Verdict<JsonObject> json(OutboundResponse response) {
    return response.status() == OK && response.hasType("application/json")
        ? JsonObject.read(response.body(), OAuthReason.USERINFO_INVALID)
        : Verdict.refuse(OAuthReason.USERINFO_INVALID, "The userinfo endpoint must answer 200 with JSON but answers %d with %s."
            .formatted(response.status(), Untrusted.quoted(response.contentType())));
  }
}
