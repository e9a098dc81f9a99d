package io.crmkit.sso.oauth;

import io.crmkit.core.Require;
import io.crmkit.core.TenantId;
import io.crmkit.sso.model.Use;
import io.crmkit.sso.model.Verdict;
import io.crmkit.sso.oauth.model.OAuthReason;
import io.crmkit.sso.oauth.model.PendingLogin;
import io.crmkit.sso.oauth.model.ReturnTo;
import io.crmkit.sso.oauth.port.PendingLogins;
import io.crmkit.sso.port.Replays;
import io.crmkit.sso.seal.SecretSealer;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * The part of a login that goes through the browser: the request for a code, and the answer. Used by {@link
 * GitHubLogin} and by the logins of OpenID Connect. Safe for concurrent use if the ports are.
 */
public final class CodeFlow {

  /** How long the answer may take if nothing else is said: 10 minutes. */
  public static final Duration USUAL_TIME = Duration.ofMinutes(10);

  private final PendingLogins pending;
  private final Replays replays;
  private final SecretSealer sealer;
  private final SecureRandom random;
  private final Duration time;

  private CodeFlow(PendingLogins pending, Replays replays, SecretSealer sealer, SecureRandom random, Duration time) {
    this.pending = Objects.requireNonNull(pending, "pending");
    this.replays = Objects.requireNonNull(replays, "replays");
    this.sealer = Objects.requireNonNull(sealer, "sealer");
    this.random = Objects.requireNonNull(random, "random");
    this.time = Require.positive(time, "time");
  }

  public static CodeFlow of(PendingLogins pending, Replays replays, SecretSealer sealer, SecureRandom random) {
    return new CodeFlow(pending, replays, sealer, random, USUAL_TIME);
  }

  /** Returns this flow with another time for the answer. */
  public CodeFlow withTime(Duration newTime) {
    return new CodeFlow(pending, replays, sealer, random, newTime);
  }

  /** Keeps a new login and returns where the browser goes to be logged in. */
  public Begun begin(
      TenantId tenant, OAuthClient client, AuthorizationRequest request, ReturnTo returnTo, BrowserSecret browser,
      Instant now) {
    String state = StateText.random(random, tenant);
    String nonce = Digests.random(random);
    PkceVerifier verifier = PkceVerifier.random(random);
    String id = Digests.sha256(state);
    pending.add(tenant, new PendingLogin(id, client.provider(), browser.hash(), Digests.sha256(nonce),
        sealer.seal(tenant, purpose(id), verifier.value().getBytes(StandardCharsets.US_ASCII)),
        client.redirectUri(), returnTo, now.plus(time)));
    Map<String, String> parameters = new LinkedHashMap<>(request.parameters());
    parameters.put("response_type", "code");
    parameters.put("client_id", client.clientId());
    parameters.put("redirect_uri", client.redirectUri().value());
    parameters.put("scope", String.join(" ", client.scopes()));
    parameters.put("state", state);
    parameters.put("nonce", nonce);
    parameters.put("code_challenge", verifier.challenge());
    parameters.put("code_challenge_method", PkceVerifier.METHOD);
    if (request.mode() != ResponseMode.QUERY) {
      parameters.put("response_mode", request.mode().parameter());
    }
    return new Begun(withQuery(request.endpoint(), parameters), now.plus(time));
  }

  /** Returns when a login of this flow was begun. */
  public Instant begunAt(PendingLogin login) {
    return login.expiresAt().minus(time);
  }

  private static String purpose(String id) {
    return "pending-login/" + id;
  }

  /** An endpoint may have a query of its own, which is kept (RFC 6749, section 3.1). */
  private static URI withQuery(URI endpoint, Map<String, String> parameters) {
    String query = parameters.entrySet().stream()
        .map(each -> encoded(each.getKey()) + "=" + encoded(each.getValue()))
        .collect(Collectors.joining("&"));
    return URI.create(endpoint + (endpoint.getRawQuery() == null ? "?" : "&") + query);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /**
   * Finds the login that an answer is for, which is used up by that, whatever comes of it: state, its use, time,
   * tenant, browser, provider and redirect URI are checked, in this order.
   */
  public Verdict<Answered> answered(TenantId tenant, Callback callback, Instant now) {
    return Parameters.read(callback.parameters()).then(parameters -> {
      String state = parameters.value("state");
      if (state == null) {
        return Verdict.refuse(OAuthReason.STATE_MISSING, "The callback has no state.");
      }
      return taken(tenant, state, now)
          .then(login -> ours(login, callback))
          .then(login -> Verdict.accept(new Answered(login, callback.mode(), parameters)));
    });
  }

  private Verdict<PendingLogin> taken(TenantId tenant, String state, Instant now) {
    if (!StateText.isWellFormed(state)) {
      return Verdict.refuse(OAuthReason.STATE_UNKNOWN, "No login was begun with this state.");
    }
    if (!StateText.isOf(tenant, state)) {
      return Verdict.refuse(OAuthReason.STATE_TENANT_MISMATCH, "The login was begun for another tenant.");
    }
    PendingLogins.Taken taken = pending.take(tenant, Digests.sha256(state)).orElse(null);
    if (taken == null) {
      return Verdict.refuse(OAuthReason.STATE_UNKNOWN, "No login was begun with this state, or it is long over.");
    }
    if (taken.use() == Use.AGAIN) {
      return Verdict.refuse(OAuthReason.STATE_REPLAYED, "The answer to this login was here before.");
    }
    return now.isBefore(taken.login().expiresAt()) ? Verdict.accept(taken.login())
        : Verdict.refuse(OAuthReason.STATE_EXPIRED, "The login had to be answered before %s.".formatted(
            taken.login().expiresAt()));
  }

  private static Verdict<PendingLogin> ours(PendingLogin login, Callback callback) {
    boolean isSameBrowser = BrowserSecret.ofCookie(callback.cookie())
        .filter(secret -> Digests.equal(secret.hash(), login.browser())).isPresent();
    if (!isSameBrowser) {
      return Verdict.refuse(OAuthReason.STATE_SESSION_MISMATCH,
          "The login was begun in another browser, or this one does not send the cookie of it.");
    }
    if (!login.provider().equals(callback.provider())) {
      return Verdict.refuse(OAuthReason.STATE_PROVIDER_MISMATCH, "The login was begun with %s but %s answers.".formatted(
          login.provider(), callback.provider()));
    }
    return login.redirectUri().requireSame(callback.arrived()).then(same -> Verdict.accept(login));
  }

  /** Returns the code that an answer brings, which was never here before, or why it brings none. */
  public Verdict<GrantedCode> code(TenantId tenant, Answered answered, ExpectedAnswer expected, Instant now) {
    return AnswerChecks.code(answered, expected).then(code -> {
      // A code lives for ten minutes at the most (RFC 6749, section 4.1.2), and so does its login.
      String what = "code/" + Digests.sha256(answered.login().provider() + "/" + code);
      if (replays.mark(tenant, what, now.plus(USUAL_TIME.plus(time))) == Use.AGAIN) {
        return Verdict.refuse(OAuthReason.CODE_REPLAYED, "The code was used before.");
      }
      PendingLogin login = answered.login();
      byte[] verifier = sealer.open(tenant, purpose(login.id()), login.verifier());
      return Verdict.accept(new GrantedCode(
          code, new PkceVerifier(new String(verifier, StandardCharsets.US_ASCII)), login));
    });
  }
}
