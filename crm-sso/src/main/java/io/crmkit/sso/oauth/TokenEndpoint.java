package io.crmkit.sso.oauth;

import io.crmkit.core.TenantId;
import io.crmkit.sso.http.HttpPort;
import io.crmkit.sso.http.OutboundRequest;
import io.crmkit.sso.http.OutboundResponse;
import io.crmkit.sso.jose.JsonObject;
import io.crmkit.sso.model.Untrusted;
import io.crmkit.sso.model.Verdict;
import io.crmkit.sso.oauth.model.OAuthReason;
import io.crmkit.sso.seal.SecretSealer;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Redeems codes for tokens (RFC 6749, sections 4.1.3 and 5). Safe for concurrent use if the ports are. */
public final class TokenEndpoint {

  private static final int OK = 200;
  private static final int LONGEST_TOKEN = 1 << 16;

  private final HttpPort http;
  private final SecretSealer sealer;
  private final SecureRandom random;

  private TokenEndpoint(HttpPort http, SecretSealer sealer, SecureRandom random) {
    this.http = Objects.requireNonNull(http, "http");
    this.sealer = Objects.requireNonNull(sealer, "sealer");
    this.random = Objects.requireNonNull(random, "random");
  }

  public static TokenEndpoint of(HttpPort http, SecretSealer sealer, SecureRandom random) {
    return new TokenEndpoint(http, sealer, random);
  }

  /**
   * Redeems a code.
   *
   * @param endpoint the provider's, of its metadata or its settings
   * @throws io.crmkit.sso.seal.UnsealableException if the secret does not open
   */
  public Verdict<TokenResponse> redeem(
      TenantId tenant, OAuthClient client, URI endpoint, GrantedCode granted, Instant now) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("grant_type", "authorization_code");
    fields.put("code", granted.code());
    fields.put("redirect_uri", granted.login().redirectUri().value());
    fields.put("code_verifier", granted.verifier().value());
    return http.exchange(authenticated(tenant, client, endpoint, fields, now)).then(TokenEndpoint::read);
  }

  private OutboundRequest authenticated(
      TenantId tenant, OAuthClient client, URI endpoint, Map<String, String> fields, Instant now) {
    if (client.authentication() == ClientAuthentication.NONE) {
      fields.put("client_id", client.clientId());
      return OutboundRequest.post(endpoint, fields);
    }
    byte[] secret = sealer.open(
        tenant, OAuthClient.secretPurpose(client.provider()), Objects.requireNonNull(client.secret()));
    String text = new String(secret, StandardCharsets.UTF_8);
    return switch (client.authentication()) {
      case CLIENT_SECRET_BASIC ->
          OutboundRequest.post(endpoint, fields).withHeader("Authorization", basic(client.clientId(), text));
      case CLIENT_SECRET_POST -> {
        fields.put("client_id", client.clientId());
        fields.put("client_secret", text);
        yield OutboundRequest.post(endpoint, fields);
      }
      default -> {
        fields.put("client_id", client.clientId());
        fields.putAll(ClientKey.assertion(
            secret, client.clientId(), endpoint.toString(), Digests.random(random), now));
        yield OutboundRequest.post(endpoint, fields);
      }
    };
  }

  /** Both halves are encoded as in a form before they are joined (RFC 6749, section 2.3.1). */
  private static String basic(String clientId, String secret) {
    String joined = URLEncoder.encode(clientId, StandardCharsets.UTF_8) + ":" + URLEncoder.encode(secret, StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(joined.getBytes(StandardCharsets.US_ASCII));
  }

  private static Verdict<TokenResponse> read(OutboundResponse response) {
    if (!response.hasType("application/json")) {
      return invalid("answers %d with the type %s instead of application/json".formatted(
          response.status(), Untrusted.quoted(response.contentType())));
    }
    return JsonObject.read(response.body(), OAuthReason.TOKEN_RESPONSE_INVALID).then(json ->
        response.status() == OK && !json.has("error") ? tokens(json) : refused(response.status(), json));
  }

  private static Verdict<TokenResponse> invalid(String why) {
    return Verdict.refuse(OAuthReason.TOKEN_RESPONSE_INVALID, "The token endpoint " + why + ".");
  }

  /** GitHub answers errors with 200 and has a word of its own for a code that it does not take. */
  private static Verdict<TokenResponse> refused(int status, JsonObject json) {
    String error = json.text("error").orElse("");
    boolean isCode = error.equals("invalid_grant") || error.equals("bad_verification_code");
    return Verdict.refuse(isCode ? OAuthReason.CODE_REFUSED : OAuthReason.TOKEN_REFUSED,
        "The token endpoint answers %d with %s: %s.".formatted(status, Untrusted.quoted(error),
            Untrusted.quoted(json.text("error_description").orElse(null))));
  }

  private static Verdict<TokenResponse> tokens(JsonObject json) {
    String type = json.text("token_type").orElse(null);
    if (type == null || !type.equalsIgnoreCase("Bearer")) {
      return Verdict.refuse(OAuthReason.TOKEN_TYPE_UNSUPPORTED, "token_type must be Bearer but is %s.".formatted(
          Untrusted.quoted(type)));
    }
    String access = json.text("access_token").orElse("");
    boolean isFit = !access.isEmpty() && access.length() <= LONGEST_TOKEN
        && access.chars().allMatch(each -> each > ' ' && each <= '~');
    if (!isFit || json.has("id_token") && json.text("id_token").isEmpty()
        || json.has("scope") && json.text("scope").isEmpty()) {
      return invalid("gives an access_token, an id_token or a scope that is none");
    }
    List<String> scopes = json.text("scope").map(TokenEndpoint::words).orElse(null);
    return Verdict.accept(new TokenResponse(access, json.text("id_token").orElse(null), scopes));
  }

  /** Words are parted by spaces (RFC 6749, section 3.3); GitHub parts them by commas. */
  private static List<String> words(String scope) {
    return Arrays.stream(scope.split("[ ,]")).filter(each -> !each.isEmpty()).toList();
  }
}
