package io.crmkit.sso.oauth;

import io.crmkit.sso.http.HttpPort;
import io.crmkit.sso.http.OutboundRequest;
import io.crmkit.sso.http.OutboundResponse;
import io.crmkit.sso.jose.JsonObject;
import io.crmkit.sso.model.Principal;
import io.crmkit.sso.model.Principal.EmailVerified;
import io.crmkit.sso.model.Verdict;
import io.crmkit.sso.oauth.model.OAuthReason;
import java.math.BigDecimal;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Who a token of GitHub is of: {@code GET /user} and {@code GET /user/emails} of its REST API. */
final class GitHubApi {

  private static final int OK = 200;
  private static final List<String> SCOPES_WITH_EMAIL = List.of("user:email", "user");

  private final HttpPort http;

  GitHubApi(HttpPort http) {
    this.http = Objects.requireNonNull(http, "http");
  }

  Verdict<Principal> principal(GitHubProvider provider, TokenResponse tokens) {
    List<String> scopes = tokens.scopes();
    if (scopes != null && scopes.stream().noneMatch(SCOPES_WITH_EMAIL::contains)) {
      return Verdict.refuse(OAuthReason.SCOPE_INSUFFICIENT, "GitHub must grant user:email but does not.");
    }
    return get(provider, "/user", tokens)
        .then(body -> JsonObject.read(body, OAuthReason.USERINFO_INVALID))
        .then(user -> get(provider, "/user/emails", tokens)
            .then(body -> JsonObject.readList(body, OAuthReason.USERINFO_INVALID))
            .then(emails -> principal(provider, user, emails)));
  }

  private Verdict<String> get(GitHubProvider provider, String path, TokenResponse tokens) {
    OutboundRequest request = OutboundRequest.get(URI.create(provider.api() + path))
        .withHeader("Accept", "application/vnd.github+json")
        .withHeader("X-GitHub-Api-Version", "2022-11-28")
        .withHeader("Authorization", "Bearer " + tokens.accessToken());
    return http.exchange(request).then(response -> body(path, response));
  }

  private static Verdict<String> body(String path, OutboundResponse response) {
    return response.status() == OK ? Verdict.accept(response.body())
        : Verdict.refuse(OAuthReason.USERINFO_INVALID, "GitHub answers %s with %d.".formatted(path, response.status()));
  }

  /** The login can be changed and then taken by somebody else; the id stays. */
  private static Verdict<Principal> principal(GitHubProvider provider, JsonObject user, List<JsonObject> emails) {
    BigDecimal id = user.number("id").orElse(null);
    if (id == null || id.signum() <= 0 || id.stripTrailingZeros().scale() > 0) {
      return Verdict.refuse(OAuthReason.SUBJECT_INVALID, "The user of GitHub must have a positive whole number as id.");
    }
    JsonObject primary = emails.stream()
        .filter(each -> each.flag("primary").orElse(false)).findFirst().orElse(null);
    Principal.Builder principal = Principal
        .builder(provider.client().provider(), provider.site().toString(), id.toBigIntegerExact().toString())
        .email(email(primary), verified(primary))
        .name(user.text("name").or(() -> user.text("login")).orElse(null));
    for (String each : List.of("login", "name", "company", "html_url")) {
      user.text(each).ifPresent(value -> principal.attribute(each, List.of(value)));
    }
    return Verdict.accept(principal.build());
  }

  private static @Nullable String email(@Nullable JsonObject primary) {
    return primary == null ? null : primary.text("email").orElse(null);
  }

  private static EmailVerified verified(@Nullable JsonObject primary) {
    if (primary == null) {
      return EmailVerified.NOT_SAID;
    }
    return primary.flag("verified").orElse(false) ? EmailVerified.YES : EmailVerified.NO;
  }
}
