package io.crmkit.testkit.sso.token;

import io.crmkit.core.TenantId;
import io.crmkit.sso.audit.SecurityEvent;
import io.crmkit.sso.jose.JwsAlgorithm;
import io.crmkit.sso.model.Client;
import io.crmkit.sso.model.UserId;
import io.crmkit.sso.model.Verdict;
import io.crmkit.sso.seal.AesGcmSealer;
import io.crmkit.sso.seal.SealingKey;
import io.crmkit.sso.token.ShownBy;
import io.crmkit.sso.token.TokenSettings;
import io.crmkit.sso.token.TokenStores;
import io.crmkit.sso.token.Tokens;
import io.crmkit.sso.token.model.Grant;
import io.crmkit.sso.token.model.Grant.Assurance;
import io.crmkit.sso.token.port.DeniedTokens;
import io.crmkit.sso.token.port.GrantRenewal;
import io.crmkit.testkit.core.HandClock;
import io.crmkit.testkit.sso.InMemorySecurityEvents;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** The token services over stores in memory, with a clock that a test moves. */
final class TokenWorld {

  static final TenantId ACME = new TenantId("acme");
  static final TenantId GLOBEX = new TenantId("globex");
  static final UserId ALICE = new UserId("alice");
  static final ShownBy WEB = new ShownBy("web", "phone", Client.UNKNOWN);
  static final Instant START = Instant.parse("2026-11-20T12:00:00Z");

  final HandClock clock = new HandClock(START);
  final InMemoryTokens storage = new InMemoryTokens();
  final InMemorySecurityEvents events = new InMemorySecurityEvents();
  final TokenSettings settings;
  final Tokens tokens;

  TokenWorld() {
    this(TokenSettings.builder("https://crm.example", "https://api.crm.example").algorithm(JwsAlgorithm.ES256).build(),
        GrantRenewal.unchanged());
  }

  TokenWorld(TokenSettings settings, GrantRenewal renewal) {
    this.settings = settings;
    this.tokens = open(renewal);
    tokens.keys().rotate(ACME);
  }

  /** Opens the services a second time over the same stores, as another process would. */
  Tokens open(GrantRenewal renewal) {
    return open(renewal, storage.stores().denied());
  }

  /** Opens them with another store of what is denied. */
  Tokens open(GrantRenewal renewal, DeniedTokens denied) {
    TokenStores stores = new TokenStores(storage.stores().families(), storage.stores().rings(), denied);
    return Tokens.builder(settings, stores, AesGcmSealer.of(SealingKey.of("k", new byte[32])), events, clock)
        .renewal(renewal).build();
  }

  static Grant grant(String session) {
    return grant(session, Assurance.ONE_FACTOR, Assurance.ONE_FACTOR);
  }

  static Grant grant(String session, Assurance passed, Assurance demanded) {
    Grant.Factors factors = new Grant.Factors("urn:example:silver", Set.of("pwd"), START, passed, demanded);
    return Grant.builder(ALICE, "web", session, factors)
        .role("sales").permission("deal:read").permission("deal:write").build();
  }

  List<SecurityEvent.Kind> kinds() {
    return events.of(ACME).stream().map(SecurityEvent::kind).toList();
  }

  static Object reason(Verdict<?> verdict) {
    return verdict instanceof Verdict.Refused<?> refused ? refused.refusal().reason() : "accepted";
  }
}
