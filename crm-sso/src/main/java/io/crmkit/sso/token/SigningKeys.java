package io.crmkit.sso.token;

import io.crmkit.core.Decision;
import io.crmkit.core.StaleWriteException;
import io.crmkit.core.TenantId;
import io.crmkit.core.state.Aggregates;
import io.crmkit.sso.audit.SecurityEvent;
import io.crmkit.sso.audit.SecurityEvents;
import io.crmkit.sso.jose.JwsAlgorithm;
import io.crmkit.sso.jose.SigningKey;
import io.crmkit.sso.model.Sealed;
import io.crmkit.sso.seal.SecretSealer;
import io.crmkit.sso.token.json.TokenFormats;
import io.crmkit.sso.token.model.KeyRing;
import io.crmkit.sso.token.model.RingCommand;
import io.crmkit.sso.token.model.RingDecider;
import io.crmkit.sso.token.model.RingEvent;
import io.crmkit.sso.token.model.RingId;
import io.crmkit.sso.token.model.RingKey;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The keys that access tokens are signed with, one ring for each tenant. A new key is published at once and signs after
 * a lead; the tokens of former keys count until the last of them has ended. Private keys are sealed before they are
 * stored.
 */
public final class SigningKeys {

  private static final RingId ACCESS = new RingId("access");

  private final TokenSettings settings;
  private final SecretSealer sealer;
  private final SecurityEvents events;
  private final Clock clock;
  private final SecureRandom random;
  private final Aggregates<RingId, KeyRing, RingCommand, RingEvent> rings;
  private final Map<TenantId, TenantKeys> tenants = new ConcurrentHashMap<>();

  SigningKeys(Tokens.Builder from) {
    this.settings = from.settings;
    this.sealer = from.sealer;
    this.events = from.events;
    this.clock = from.clock;
    this.random = from.random;
    this.rings = new Aggregates<>(from.stores.rings(), new RingDecider(), TokenFormats.RING);
  }

  /**
   * Puts a new key on the ring of a tenant; the first signs at once, every other after the lead.
   *
   * @return its id
   * @throws StaleWriteException if somebody else changed the ring meanwhile
   */
  public String rotate(TenantId tenant) {
    Instant now = clock.instant();
    boolean isFirst = rings.load(tenant, ACCESS).value().signing(now).isEmpty();
    Instant signsFrom = isFirst ? now : now.plus(settings.lead());
    RingKey key = fresh(tenant, signsFrom);
    Instant formerUntil = signsFrom.plus(settings.accessLife()).plus(settings.leeway());
    rings.handle(tenant, ACCESS, new RingCommand.Add(key, formerUntil, now)).orElseThrow();
    keysOf(tenant).forget();
    append(tenant, isFirst ? SecurityEvent.Kind.KEY_CREATED : SecurityEvent.Kind.KEY_ROTATED, key.id(), now);
    return key.id();
  }

  private RingKey fresh(TenantId tenant, Instant signsFrom) {
    JwsAlgorithm algorithm = settings.algorithm();
    SigningKey made = SigningKey.generate(algorithm, random);
    return new RingKey(made.id(), algorithm.headerName(), Base64.getEncoder().encodeToString(made.publicBytes()),
        sealer.seal(tenant, place(made.id()), made.privateBytes()).toString(), signsFrom, null);
  }

  /**
   * Ends a key at once, such as one that others have seen; every token that it signed is refused from now on.
   *
   * @return what happened, or that there is no such key
   * @throws StaleWriteException if somebody else changed the ring meanwhile
   */
  public Decision<RingEvent> retire(TenantId tenant, String keyId) {
    Instant now = clock.instant();
    Decision<RingEvent> decision = rings.handle(tenant, ACCESS, new RingCommand.Retire(keyId, now));
    keysOf(tenant).forget();
    if (decision instanceof Decision.Accepted<RingEvent> accepted && !accepted.events().isEmpty()) {
      append(tenant, SecurityEvent.Kind.KEY_REVOKED, keyId, now);
    }
    return decision;
  }

  /** Returns the document that others check the access tokens of a tenant with (RFC 7517, section 5). */
  public String jwks(TenantId tenant) {
    return keysOf(tenant).published(clock.instant()).toJson();
  }

  /** Returns the ring of a tenant as it is stored; it shows no private key. */
  public KeyRing ring(TenantId tenant) {
    return rings.load(tenant, ACCESS).value();
  }

  TenantKeys keysOf(TenantId tenant) {
    return tenants.computeIfAbsent(tenant,
        any -> new TenantKeys(() -> rings.load(any, ACCESS), key -> opened(any, key)));
  }

  private SigningKey opened(TenantId tenant, RingKey key) {
    return SigningKey.of(key.id(), JwsAlgorithm.named(key.algorithm()).orElseThrow(),
        sealer.open(tenant, place(key.id()), Sealed.parse(key.sealedKey())),
        Base64.getDecoder().decode(key.publicKey()));
  }

  private static String place(String keyId) {
    return "token/signing-key/" + keyId;
  }

  private void append(TenantId tenant, SecurityEvent.Kind kind, String keyId, Instant now) {
    events.append(tenant, SecurityEvent.builder(kind, now).detail("ring", ACCESS.value()).detail("key-id", keyId)
        .build());
  }
}
