package io.crmkit.apikey;

import io.crmkit.apikey.PresentedKey.Place;
import io.crmkit.apikey.json.KeyFormats;
import io.crmkit.apikey.model.ApiKey;
import io.crmkit.apikey.model.ApiKey.Active;
import io.crmkit.apikey.model.ApiKey.Blank;
import io.crmkit.apikey.model.ApiKey.Revoked;
import io.crmkit.apikey.model.IpAddress;
import io.crmkit.apikey.model.KeyCommand;
import io.crmkit.apikey.model.KeyCommand.Create;
import io.crmkit.apikey.model.KeyCommand.Revoke;
import io.crmkit.apikey.model.KeyCommand.Rotate;
import io.crmkit.apikey.model.KeyDecider;
import io.crmkit.apikey.model.KeyDetails;
import io.crmkit.apikey.model.KeyEvent;
import io.crmkit.apikey.model.KeyId;
import io.crmkit.apikey.model.KeyReason;
import io.crmkit.apikey.model.KeyRules;
import io.crmkit.apikey.model.KeyUsage;
import io.crmkit.apikey.model.KeyView;
import io.crmkit.core.Decision;
import io.crmkit.core.Decision.Refused;
import io.crmkit.core.TenantId;
import io.crmkit.core.observe.Observed;
import io.crmkit.core.observe.ServiceListener;
import io.crmkit.core.paging.Page;
import io.crmkit.core.paging.PageRequest;
import io.crmkit.core.paging.Pages;
import io.crmkit.core.state.Aggregates;
import io.crmkit.sso.audit.SecurityEvent;
import io.crmkit.sso.audit.SecurityEvent.Kind;
import io.crmkit.sso.model.Client;
import io.crmkit.sso.model.SsoRefusal;
import io.crmkit.sso.model.UserId;
import io.crmkit.sso.model.Verdict;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes API keys, says what one is good for, rotates and revokes them, and counts their uses.
 *
 * <p>A store has the hash of a secret of 256 random bits alone; a revocation counts from the next request on. Uses are
 * collected in memory and written together, so that a request is not a write: {@link #flush} them before the process
 * ends.
 */
public final class ApiKeys implements AutoCloseable {

  private static final int SWEEP = 200;

  private final KeyPorts ports;
  private final KeyPolicy policy;
  private final Aggregates<KeyId, ApiKey, KeyCommand, KeyEvent> aggregates;
  private final UsageBuffer uses;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();
  private final Observed observed;

  public ApiKeys(KeyPorts ports, KeyPolicy policy, Clock clock) {
    this(ports, policy, clock, ServiceListener.none());
  }

  /** Opens the service with somebody who hears how long each call took and how it ended. */
  public ApiKeys(KeyPorts ports, KeyPolicy policy, Clock clock, ServiceListener listener) {
    this.ports = ports;
    this.policy = policy;
    this.aggregates = new Aggregates<>(ports.keys(), new KeyDecider(), KeyFormats.KEY);
    this.uses = new UsageBuffer(ports.usages(), policy.writeEvery());
    this.clock = clock;
    this.observed = Observed.service("api-keys", listener);
  }

  /** Makes a key; its text is in the answer and nowhere else. */
  public IssuedKey create(TenantId tenant, KeyDetails details, Client client) {
    return observed.call("create", tenant, call -> {
      KeyText key = KeyText.draw(policy.prefix(), tenant, KeyText.drawId(random), random);
      aggregates.handle(tenant, key.id(), new Create(details, key.hash(tenant), clock.instant())).orElseThrow();
      tell(tenant, Kind.KEY_CREATED, key.id(), details.owner(), client);
      return new IssuedKey(key.id(), details, key.text());
    });
  }

  /**
   * Gives a key another secret; the one before counts for some time more, so that its users can change over.
   *
   * @param grace how long, zero for not at all
   * @throws IllegalArgumentException if that is negative, or longer than the policy admits
   */
  public Verdict<IssuedKey> rotate(TenantId tenant, KeyId id, Duration grace, Client client) {
    if (grace.isNegative() || grace.compareTo(policy.longestGrace()) > 0) {
      throw new IllegalArgumentException("grace must be from zero to %s but was %s".formatted(policy.longestGrace(), grace));
    }
    return observed.call("rotate", tenant, call -> {
      KeyText key = KeyText.draw(policy.prefix(), tenant, id, random);
      Instant now = clock.instant();
      Decision<KeyEvent> decision =
          aggregates.handleFresh(tenant, id, state -> new Rotate(key.hash(tenant), now.plus(grace), now));
      if (decision instanceof Refused<KeyEvent> refused) {
        return Verdict.refuse((SsoRefusal) refused.refusal());
      }
      KeyDetails details = details(aggregates.load(tenant, id).value());
      tell(tenant, Kind.KEY_ROTATED, id, details.owner(), client);
      return Verdict.accept(new IssuedKey(id, details, key.text()));
    });
  }

  /**
   * Makes a key good for nothing from the next request on.
   *
   * @return whether it was good for something before
   */
  public boolean revoke(TenantId tenant, KeyId id, String why, Client client) {
    return observed.call("revoke", tenant, call -> {
      Decision<KeyEvent> decision =
          aggregates.handleFresh(tenant, id, state -> new Revoke(why, clock.instant()));
      boolean revoked = !(decision instanceof Refused<KeyEvent>) && !decision.orElseThrow().isEmpty();
      if (revoked) {
        tell(tenant, Kind.KEY_REVOKED, id, details(aggregates.load(tenant, id).value()).owner(), client);
      }
      return revoked;
    });
  }

  /** Revokes every key of an owner, and returns how many were good for something before. */
  public int revokeAll(TenantId tenant, UserId owner, String why, Client client) {
    return observed.call("revokeAll", tenant, call -> (int) Pages
        .stream(SWEEP, page -> ports.keys().ofOwner(tenant, owner, page))
        .filter(id -> revoke(tenant, id, why, client)).count());
  }

  /** Says what a key is good for, at each request. */
  public Verdict<VerifiedKey> verify(TenantId tenant, PresentedKey presented, Client client) {
    return observed.call("verify", tenant, call -> {
      Verdict<KeyText> read = KeyText.parse(policy.prefix(), presented.text());
      KeyText key = read instanceof Verdict.Accepted<KeyText> accepted ? accepted.value() : null;
      if (presented.place() == Place.QUERY) {
        SsoRefusal refusal = new SsoRefusal(KeyReason.KEY_IN_QUERY,
            "A key in a query string is kept by logs, proxies and histories. Revoke it, and send the next in a header.");
        return key != null && isProved(tenant, key)
            ? refuse(tenant, key, client, refusal) : Verdict.refuse(refusal);
      }
      return key == null
          ? Verdict.refuse(((Verdict.Refused<KeyText>) read).refusal())
          : verify(tenant, key, presented, client);
    });
  }

  /** Whether somebody holds the secret of a key that was made for this tenant, whatever became of it. */
  private boolean isProved(TenantId tenant, KeyText key) {
    if (!key.isOf(tenant)) {
      return false;
    }
    ApiKey state = aggregates.load(tenant, key.id()).value();
    SsoRefusal refusal = KeyRules.judge(state, key.hash(tenant), clock.instant());
    return refusal == null || refusal.reason() != KeyReason.KEY_UNKNOWN;
  }

  private Verdict<VerifiedKey> verify(TenantId tenant, KeyText key, PresentedKey presented, Client client) {
    if (!key.isOf(tenant)) {
      return Verdict.refuse(
          KeyReason.KEY_TENANT, "The key %s is not of the tenant %s.".formatted(key.id(), tenant.value()));
    }
    Instant now = clock.instant();
    ApiKey state = aggregates.load(tenant, key.id()).value();
    SsoRefusal refusal = KeyRules.judge(state, key.hash(tenant), now);
    if (refusal != null && refusal.reason() == KeyReason.KEY_UNKNOWN) {
      return Verdict.refuse(refusal);
    }
    KeyDetails details = details(state);
    if (refusal == null && !ports.owners().isActive(tenant, details.owner())) {
      refusal = new SsoRefusal(KeyReason.KEY_OWNER_DISABLED,
          "The owner of the key, %s, may not use the application.".formatted(details.owner()));
    }
    if (refusal == null) {
      refusal = KeyRules.admit(details, address(client), presented.scopes());
    }
    if (refusal != null) {
      return refuse(tenant, key, client, refusal);
    }
    uses.count(tenant, key.id(), now);
    return Verdict.accept(new VerifiedKey(key.id(), details));
  }

  /** What is no address is no place where a key may be used. */
  private static @Nullable IpAddress address(Client client) {
    try {
      return client.address() == null ? null : IpAddress.parse(client.address());
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  /** For keys whose secret is proved alone: strangers leave no line in the audit trail, or they could fill it. */
  private <T> Verdict<T> refuse(TenantId tenant, KeyText key, Client client, SsoRefusal refusal) {
    ports.events().append(tenant, SecurityEvent.builder(Kind.KEY_REFUSED, clock.instant()).client(client)
        .reason(refusal.code()).detail("key-id", key.id().value()).build());
    return Verdict.refuse(refusal);
  }

  private void tell(TenantId tenant, Kind kind, KeyId id, UserId owner, Client client) {
    ports.events().append(tenant, SecurityEvent.builder(kind, clock.instant()).client(client).user(owner)
        .detail("key-id", id.value()).build());
  }

  /** Returns a key without its secret, revoked or not. */
  public Optional<KeyView> find(TenantId tenant, KeyId id) {
    return observed.call("find", tenant, call -> {
      ApiKey state = aggregates.load(tenant, id).value();
      return state instanceof Blank ? Optional.empty() : Optional.of(view(tenant, id, state));
    });
  }

  /** Returns the keys of an owner, revoked ones too, in the order of their ids. */
  public Page<KeyView> list(TenantId tenant, UserId owner, PageRequest page) {
    return observed.call("list", tenant, call -> ports.keys().ofOwner(tenant, owner, page)
        .map(id -> view(tenant, id, aggregates.load(tenant, id).value())));
  }

  private KeyView view(TenantId tenant, KeyId id, ApiKey state) {
    Active active = active(state);
    Instant revokedAt = state instanceof Revoked revoked ? revoked.at() : null;
    return new KeyView(id, active.details(), active.createdAt(), revokedAt, usage(tenant, id));
  }

  /** Returns how often a key was used, as far as this process and the store know. */
  public KeyUsage usage(TenantId tenant, KeyId id) {
    return observed.call("usage", tenant, call -> ports.usages().of(tenant, id).plus(uses.waiting(tenant, id)));
  }

  /** Returns everything that ever happened to a key, oldest first; nothing if it does not exist. */
  public List<KeyEvent> history(TenantId tenant, KeyId id) {
    return observed.call("history", tenant, call -> aggregates.history(tenant, id));
  }

  /** Writes down the uses that are still in memory; what fails is kept, and its failure thrown. */
  public void flush() {
    uses.flush();
  }

  /** Does the same as {@link #flush}; the service can be used on. */
  @Override
  public void close() {
    flush();
  }

  private static KeyDetails details(ApiKey state) {
    return active(state).details();
  }

  private static Active active(ApiKey state) {
    return state instanceof Revoked revoked ? revoked.before() : (Active) state;
  }
}
