package io.crmkit.testkit.sso;

import io.crmkit.sso.http.HttpPort;
import io.crmkit.sso.http.HttpReason;
import io.crmkit.sso.http.OutboundRequest;
import io.crmkit.sso.http.OutboundResponse;
import io.crmkit.sso.jose.KeySet;
import io.crmkit.sso.model.Verdict;
import io.crmkit.sso.oauth.PkceVerifier;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An OpenID Connect provider in process: metadata, keys, login page, token endpoint, userinfo, logout tokens. It is right in
 * everything until it is told to {@link #lie}. A code is redeemed once, with the verifier of its request. Not safe for
 * concurrent use.
 */
public final class FakeOidcProvider implements HttpPort {

  private static final String JSON = "application/json";
  private static final int OK = 200;
  private static final int NOT_FOUND = 404;
  private static final int BAD_REQUEST = 400;
  private static final int LIFE_SECONDS = 300;

  private record Granted(String challenge, String nonce, Map<String, @Nullable Object> person) {}

  private final String issuer;
  private final String clientId;
  private final Clock clock;
  private final OidcTokenForge forge = new OidcTokenForge();
  private final Map<String, Granted> codes = new HashMap<>();
  private final Map<String, @Nullable Object> claims = new LinkedHashMap<>();
  private final Map<String, Object> userinfo =
      new LinkedHashMap<>(Map.of("sub", "alice", "name", "Alice Á", "groups", List.of("sales", "admins")));
  private final Map<String, Integer> calls = new HashMap<>();
  private String discoveryIssuer;
  private @Nullable OidcAttack attack;
  private int granted;

  public FakeOidcProvider(String issuer, String clientId, Clock clock) {
    this.issuer = issuer;
    this.clientId = clientId;
    this.clock = clock;
    this.discoveryIssuer = issuer;
  }

  /** Lets the provider lie in one way from now on. */
  public void lie(OidcAttack how) {
    attack = how;
  }

  /** Puts a claim into ID tokens, or another value of one; null leaves it out. */
  public void claim(String name, @Nullable Object value) {
    claims.put(name, value);
  }

  /** Puts a claim into the answers of the userinfo endpoint, or another value of one; null leaves it out. */
  public void userinfo(String name, @Nullable Object value) {
    if (value == null) {
      userinfo.remove(name);
    } else {
      userinfo.put(name, value);
    }
  }

  /** Lets the metadata name an issuer with a place for the tenant, as Microsoft's do; its answers name nobody then. */
  public void discoveryIssuer(String template) {
    discoveryIssuer = template;
  }

  /** Signs by new keys from now on; the old ones are not published any more. */
  public void rotateKeys() {
    forge.rotate();
  }

  /** Returns how often a path was asked for, such as {@code /jwks}. */
  public int calls(String path) {
    return calls.getOrDefault(path, 0);
  }

  /** Logs the person in, who agrees, and returns the query of the callback, or the body of its form post. */
  public String authorize(URI redirect) {
    return authorize(redirect, Map.of());
  }

  /**
   * Logs somebody in and returns the query of the callback, or the body of its form post.
   *
   * @param person the claims of this login, such as {@code sub}, in place of those of everybody
   */
  public String authorize(URI redirect, Map<String, @Nullable Object> person) {
    Map<String, String> asked = Forms.read(redirect.getRawQuery());
    granted++;
    String code = "code-" + granted;
    codes.put(code, new Granted(
        Objects.requireNonNull(asked.get("code_challenge")), Objects.requireNonNull(asked.get("nonce")), person));
    Map<String, String> answer = new LinkedHashMap<>();
    answer.put("code", code);
    answer.put("state", Objects.requireNonNull(asked.get("state")));
    if (attack == OidcAttack.OTHER_ISS_PARAMETER) {
      answer.put("iss", "https://evil.example");
    } else if (attack != OidcAttack.NO_ISS_PARAMETER && namesItself()) {
      answer.put("iss", issuer);
    }
    if (attack == OidcAttack.TOKEN_IN_FRONT_CHANNEL) {
      answer.put("id_token", "a.b.c");
    }
    return String.join("&", answer.entrySet().stream()
        .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8)).toList());
  }

  /** Signs a logout token. */
  public String logoutToken(Map<String, Object> content) {
    return forge.signed("logout+jwt", content);
  }

  /** Signs a token of any type. */
  public String token(String type, Map<String, Object> content) {
    return forge.signed(type, content);
  }

  /** Returns a logout token without a signature. */
  public String unsignedToken(Map<String, Object> content) {
    return forge.unsigned(content);
  }

  /** Returns the keys that are published. */
  public KeySet keys() {
    return forge.keys();
  }

  @Override
  public Verdict<OutboundResponse> exchange(OutboundRequest request) {
    String path = request.uri().getPath().replaceFirst("^.*(?=/\\.well-known/|/jwks$|/token$|/userinfo$)", "");
    calls.merge(path, 1, Integer::sum);
    return switch (path) {
      case "/.well-known/openid-configuration" -> discovery();
      case "/jwks" -> answer(OK, JSON, forge.keys().toJson());
      case "/token" -> token(Forms.read(request.form()));
      case "/userinfo" -> userinfo(request);
      default -> answer(NOT_FOUND, "text/plain", "no such page");
    };
  }

  private static Verdict<OutboundResponse> answer(int status, String type, String body) {
    return Verdict.accept(new OutboundResponse(status, type, body));
  }

  private Verdict<OutboundResponse> discovery() {
    if (attack == OidcAttack.REDIRECTED_DISCOVERY) {
      return Verdict.refuse(HttpReason.ENDPOINT_REDIRECTED, "it redirects to http://10.0.0.1/");
    }
    if (attack == OidcAttack.BROKEN_DISCOVERY) {
      return answer(OK, JSON, "<html>");
    }
    if (attack == OidcAttack.EMPTY_DISCOVERY) {
      return answer(OK, JSON, "{}");
    }
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("issuer", attack == OidcAttack.OTHER_DISCOVERY_ISSUER ? issuer + "/" : discoveryIssuer);
    document.put("authorization_endpoint", issuer + "/authorize");
    document.put("token_endpoint", plain(issuer + "/token", OidcAttack.HTTP_TOKEN_ENDPOINT));
    document.put("jwks_uri", plain(issuer + "/jwks", OidcAttack.HTTP_JWKS));
    document.put("userinfo_endpoint", issuer + "/userinfo");
    document.put("end_session_endpoint", issuer + "/logout");
    document.put("authorization_response_iss_parameter_supported", namesItself());
    if (attack != OidcAttack.NO_PKCE_LISTED) {
      document.put("code_challenge_methods_supported",
          attack == OidcAttack.PLAIN_PKCE_ONLY ? List.of("plain") : List.of("plain", "S256"));
    }
    return answer(OK, JSON, OidcTokenForge.json(document));
  }

  private boolean namesItself() {
    return discoveryIssuer.equals(issuer);
  }

  private String plain(String uri, OidcAttack when) {
    return attack == when ? uri.replace("https:", "http:") : uri;
  }

  private Verdict<OutboundResponse> token(Map<String, String> form) {
    String code = form.getOrDefault("code", "");
    Granted login = codes.remove(code);
    if (login == null || PkceVerifier.proving(form.getOrDefault("code_verifier", ""), login.challenge()).whyNot().isPresent()) {
      return answer(BAD_REQUEST, JSON, "{\"error\":\"invalid_grant\"}");
    }
    Map<String, Object> tokens = new LinkedHashMap<>();
    tokens.put("access_token", "access-" + code);
    tokens.put("token_type", "Bearer");
    tokens.put("scope", attack == OidcAttack.NO_OPENID_SCOPE ? "profile" : "openid profile email");
    if (attack != OidcAttack.NO_ID_TOKEN) {
      tokens.put("id_token", idToken(code, login));
    }
    return answer(OK, JSON, OidcTokenForge.json(tokens));
  }

  private String idToken(String code, Granted login) {
    Map<String, Object> content = content(code, login);
    replace(content, claims);
    replace(content, login.person());
    if (attack == OidcAttack.ALG_NONE) {
      return forge.unsigned(content);
    }
    if (attack == OidcAttack.UNPUBLISHED_KEY) {
      return forge.signedByStranger("stranger", content);
    }
    if (attack == OidcAttack.FORGED_KEY) {
      return forge.signedByStranger(forge.keyId(), content);
    }
    return forge.signed(attack == OidcAttack.AT_JWT_AS_ID_TOKEN ? "at+jwt" : "JWT", content);
  }

  private static void replace(Map<String, Object> content, Map<String, @Nullable Object> others) {
    others.forEach((name, value) -> {
      if (value == null) {
        content.remove(name);
      } else {
        content.put(name, value);
      }
    });
  }

  private Map<String, Object> content(String code, Granted login) {
    Instant now = clock.instant();
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("iss", issuer);
    content.put("sub", "alice");
    content.put("aud", clientId);
    content.put("iat", now);
    content.put("exp", now.plusSeconds(LIFE_SECONDS));
    content.put("auth_time", now.minusSeconds(LIFE_SECONDS));
    content.put("acr", "mfa");
    content.put("sid", "session-1");
    content.put("email", "alice@acme.example");
    content.put("email_verified", true);
    content.put("at_hash", OidcTokenForge.leftHalf(attack == OidcAttack.OTHER_AT_HASH ? "other" : "access-" + code));
    content.put("c_hash", OidcTokenForge.leftHalf(attack == OidcAttack.OTHER_C_HASH ? "other" : code));
    if (attack == OidcAttack.ACCESS_TOKEN_AS_ID_TOKEN) {
      content.put("typ", "Bearer");
    }
    if (attack != OidcAttack.NO_NONCE) {
      content.put("nonce", nonce(login.nonce()));
    }
    return content;
  }

  private String nonce(String asked) {
    if (attack == OidcAttack.OTHER_NONCE) {
      return "of another login";
    }
    return attack == OidcAttack.OTHER_CASE_OF_NONCE ? asked.toUpperCase(Locale.ROOT) : asked;
  }

  private Verdict<OutboundResponse> userinfo(OutboundRequest request) {
    if (!request.headers().getOrDefault("Authorization", "").startsWith("Bearer access-")) {
      return answer(401, JSON, "{\"error\":\"invalid_token\"}");
    }
    Map<String, Object> content = new LinkedHashMap<>(userinfo);
    if (attack == OidcAttack.OTHER_USERINFO_SUBJECT) {
      content.put("sub", "mallory");
    }
    return attack == OidcAttack.BROKEN_USERINFO ? answer(OK, "text/html", "<html>")
        : answer(OK, JSON, OidcTokenForge.json(content));
  }
}
