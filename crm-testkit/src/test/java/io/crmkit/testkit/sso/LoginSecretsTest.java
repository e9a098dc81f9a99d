package io.crmkit.testkit.sso;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.core.TenantId;
import io.crmkit.sso.http.HttpPort;
import io.crmkit.sso.http.OutboundRequest;
import io.crmkit.sso.http.OutboundResponse;
import io.crmkit.sso.jose.JwsAlgorithm;
import io.crmkit.sso.model.ProviderId;
import io.crmkit.sso.model.Sealed;
import io.crmkit.sso.model.Use;
import io.crmkit.sso.model.Verdict;
import io.crmkit.sso.model.Verdict.Accepted;
import io.crmkit.sso.oauth.Begun;
import io.crmkit.sso.oauth.BrowserSecret;
import io.crmkit.sso.oauth.Callback;
import io.crmkit.sso.oauth.ClientAuthentication;
import io.crmkit.sso.oauth.CodeFlow;
import io.crmkit.sso.oauth.Login;
import io.crmkit.sso.oauth.OAuthClient;
import io.crmkit.sso.oauth.TokenEndpoint;
import io.crmkit.sso.oauth.model.PendingLogin;
import io.crmkit.sso.oauth.model.RedirectUri;
import io.crmkit.sso.oauth.port.PendingLogins;
import io.crmkit.sso.oidc.Discovery;
import io.crmkit.sso.oidc.OidcLogin;
import io.crmkit.sso.oidc.OidcProvider;
import io.crmkit.sso.port.Replays;
import io.crmkit.sso.seal.AesGcmSealer;
import io.crmkit.sso.seal.SealingKey;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every secret of a login by OpenID Connect, that of the client, those of the browser and those of the provider, is
 * looked for in every text that the login leaves: in what is stored and remembered, in requests and answers as a log
 * would show them, in verdicts and refusals, whatever goes wrong.
 */
class LoginSecretsTest {

  private static final TenantId ACME = new TenantId("acme");
  private static final ProviderId OKTA = new ProviderId("okta");
  private static final String ISSUER = "https://idp.example";
  private static final String CALLBACK = "https://crm.example/callback/okta";
  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final AesGcmSealer SEALER = AesGcmSealer.of(SealingKey.of("k", new byte[32]));
  private static final String CLIENT_SECRET = "the secret of the client";

  private final FakeOidcProvider idp = new FakeOidcProvider(ISSUER, "crm", Clock.fixed(NOW, ZoneOffset.UTC));
  private final Wiretap wiretap = new Wiretap(idp);
  private final Memory memory = new Memory();
  private final BrowserSecret browser = BrowserSecret.random(RANDOM);
  private final List<Object> left = new ArrayList<>();
  private final OidcLogin login = login();

  private OidcLogin login() {
    Sealed secret = SEALER.seal(ACME, OAuthClient.secretPurpose(OKTA), CLIENT_SECRET.getBytes(StandardCharsets.UTF_8));
    OAuthClient client = OAuthClient.builder(OKTA, "crm", new RedirectUri(CALLBACK)).scopes("openid")
        .secret(secret, ClientAuthentication.CLIENT_SECRET_POST).build();
    OidcProvider provider = OidcProvider.builder(client, ISSUER).algorithms(JwsAlgorithm.ES256).build();
    left.addAll(List.of(client, provider, browser, SEALER));
    return OidcLogin.of((tenant, id) -> Optional.of(provider), CodeFlow.of(memory, memory, SEALER, RANDOM), memory,
        Discovery.of(wiretap), TokenEndpoint.of(wiretap, SEALER, RANDOM), wiretap);
  }

  private List<String> secrets(@Nullable OidcAttack attack) {
    if (attack != null) {
      idp.lie(attack);
    }
    Verdict<Begun> verdict = login.begin(ACME, OKTA, "/deals", browser, NOW);
    left.add(verdict);
    List<String> secrets = new ArrayList<>(List.of(CLIENT_SECRET, browser.value()));
    if (verdict instanceof Accepted<Begun> begun) {
      Map<String, String> asked = Forms.read(begun.value().redirect().getRawQuery());
      secrets.addAll(List.of(asked.get("state"), asked.get("nonce"), asked.get("code_challenge")));
      Callback callback = Callback.query(OKTA, CALLBACK, idp.authorize(begun.value().redirect()), browser.value());
      Verdict<Login> first = login.complete(ACME, callback, NOW);
      left.addAll(List.of(callback, first, login.complete(ACME, callback, NOW)));
      if (first instanceof Accepted<Login> done) {
        secrets.add(String.valueOf(done.value().idToken()));
      }
    }
    secrets.addAll(wiretap.secrets);
    return secrets;
  }

  @Test
  void leavesNoSecretOfALoginInAnyText() {
    List<String> secrets = secrets(null);

    assertThat(secrets).as("verifier, code, tokens and all").hasSizeGreaterThan(10);
    assertNoneIsLeft(secrets);
  }

  @ParameterizedTest
  @EnumSource
  void leavesNoneIfTheProviderLies(OidcAttack attack) {
    assertNoneIsLeft(secrets(attack));
  }

  private void assertNoneIsLeft(List<String> secrets) {
    List<String> texts = new ArrayList<>(left.stream().map(String::valueOf).toList());
    texts.addAll(wiretap.shown);
    texts.addAll(memory.kept);
    assertThat(texts).allSatisfy(text -> assertThat(secrets).noneMatch(text::contains));
  }

  /** Hears what is said between the host and the provider, and how it is shown. */
  private static final class Wiretap implements HttpPort {

    private static final Set<String> PUBLIC = Set.of("grant_type", "redirect_uri", "client_id");

    private final HttpPort next;
    private final List<String> secrets = new ArrayList<>();
    private final List<String> shown = new ArrayList<>();

    Wiretap(HttpPort next) {
      this.next = next;
    }

    @Override
    public Verdict<OutboundResponse> exchange(OutboundRequest request) {
      Verdict<OutboundResponse> answer = next.exchange(request);
      shown.add(request.toString());
      shown.add(answer.toString());
      if (request.form() != null) {
        Forms.read(request.form()).forEach((name, value) -> {
          if (!PUBLIC.contains(name)) {
            secrets.add(value);
          }
        });
        answer.then(given -> Verdict.accept(secrets.addAll(tokens(given.body()))));
      }
      return answer;
    }

    private static List<String> tokens(String body) {
      List<String> tokens = new ArrayList<>();
      for (String part : body.split("\"")) {
        if (part.startsWith("access-") || part.chars().filter(each -> each == '.').count() == 2) {
          tokens.add(part);
        }
      }
      return tokens;
    }
  }

  /** Keeps what logins keep, and writes down what a database would show. */
  private static final class Memory implements PendingLogins, Replays {

    private final InMemoryPendingLogins pending = new InMemoryPendingLogins();
    private final InMemoryReplays replays = new InMemoryReplays();
    private final List<String> kept = new ArrayList<>();

    @Override
    public void add(TenantId tenant, PendingLogin login) {
      kept.addAll(List.of(login.toString(), login.id(), login.browser(), login.nonce(), login.verifier().toString()));
      pending.add(tenant, login);
    }

    @Override
    public Optional<Taken> take(TenantId tenant, String id) {
      Optional<Taken> taken = pending.take(tenant, id);
      kept.add(taken.toString());
      return taken;
    }

    @Override
    public Use mark(TenantId tenant, String what, Instant until) {
      kept.add(what);
      return replays.mark(tenant, what, until);
    }

    @Override
    public boolean isMarked(TenantId tenant, String what) {
      return replays.isMarked(tenant, what);
    }

    @Override
    public int purge(TenantId tenant, Instant before) {
      return pending.purge(tenant, before) + replays.purge(tenant, before);
    }
  }
}
