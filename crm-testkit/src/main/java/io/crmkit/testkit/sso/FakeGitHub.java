package io.crmkit.testkit.sso;

import io.crmkit.sso.http.HttpPort;
import io.crmkit.sso.http.OutboundRequest;
import io.crmkit.sso.http.OutboundResponse;
import io.crmkit.sso.model.Verdict;
import io.crmkit.sso.oauth.PkceVerifier;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * GitHub in process: its page, its token endpoint and its user API. A code is redeemed once, with the verifier of its request.
 * Answers can be replaced to see what a login makes of them. Not safe for concurrent use.
 */
public final class FakeGitHub implements HttpPort {

  private static final String JSON = "application/json; charset=utf-8";
  private static final int OK = 200;
  private static final int NOT_FOUND = 404;

  private final Map<String, String> challenges = new HashMap<>();
  private final Map<String, Verdict<OutboundResponse>> replaced = new HashMap<>();
  private String user = "{\"login\":\"octocat\",\"id\":583231,\"name\":null,\"company\":\"ACME\",\"email\":null}";
  private String emails = "[{\"email\":\"spam@else.example\",\"primary\":false,\"verified\":true,\"visibility\":null},"
      + "{\"email\":\"octocat@acme.example\",\"primary\":true,\"verified\":true,\"visibility\":\"private\"}]";
  private @Nullable OutboundRequest lastTokenRequest;
  private int codes;

  /** Lets a path answer something else, such as HTML from {@code /login/oauth/access_token}. */
  public void replace(String path, Verdict<OutboundResponse> answer) {
    replaced.put(path, answer);
  }

  /** Replaces what the user API says. */
  public void user(String userJson, String emailsJson) {
    user = userJson;
    emails = emailsJson;
  }

  /** Returns the last request for tokens. */
  public OutboundRequest lastTokenRequest() {
    return Objects.requireNonNull(lastTokenRequest, "no token was asked for yet");
  }

  /** Logs the person in, who agrees, and returns the query of the callback. */
  public String authorize(URI redirect) {
    Map<String, String> asked = Forms.read(redirect.getRawQuery());
    codes++;
    String code = "code-" + codes;
    challenges.put(code, Objects.requireNonNull(asked.get("code_challenge")));
    return "code=" + code + "&state=" + URLEncoder.encode(
        Objects.requireNonNull(asked.get("state")), StandardCharsets.UTF_8);
  }

  @Override
  public Verdict<OutboundResponse> exchange(OutboundRequest request) {
    String path = request.uri().getPath();
    Verdict<OutboundResponse> other = replaced.get(path);
    if (path.equals("/login/oauth/access_token")) {
      lastTokenRequest = request;
      return other == null ? json(token(Forms.read(request.form()))) : other;
    }
    if (other != null) {
      return other;
    }
    if (!"Bearer gho_token".equals(request.headers().get("Authorization"))) {
      return Verdict.accept(new OutboundResponse(401, JSON, "{\"message\":\"Bad credentials\"}"));
    }
    return switch (path) {
      case "/user" -> json(user);
      case "/user/emails" -> json(emails);
      default -> Verdict.accept(new OutboundResponse(NOT_FOUND, JSON, "{}"));
    };
  }

  private static Verdict<OutboundResponse> json(String body) {
    return Verdict.accept(new OutboundResponse(OK, JSON, body));
  }

  private String token(Map<String, String> form) {
    String challenge = challenges.remove(form.getOrDefault("code", ""));
    boolean isProved = challenge != null
        && PkceVerifier.proving(form.getOrDefault("code_verifier", ""), challenge).whyNot().isEmpty();
    return isProved
        ? "{\"access_token\":\"gho_token\",\"scope\":\"read:user,user:email\",\"token_type\":\"bearer\"}"
        : "{\"error\":\"bad_verification_code\",\"error_description\":\"The code passed is incorrect or expired.\"}";
  }
}
