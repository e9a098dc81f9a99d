package io.crmkit.sso.provider;

import io.crmkit.core.Decision;
import io.crmkit.core.Require;
import io.crmkit.core.StaleWriteException;
import io.crmkit.core.Stored;
import io.crmkit.core.TenantId;
import io.crmkit.core.paging.Pages;
import io.crmkit.sso.audit.SecurityEvent.Kind;
import io.crmkit.sso.model.Client;
import io.crmkit.sso.model.ProviderId;
import io.crmkit.sso.model.SsoRefusal;
import io.crmkit.sso.model.Verdict;
import io.crmkit.sso.provider.MetadataFetch.Found;
import io.crmkit.sso.provider.ProviderBook.Whose;
import io.crmkit.sso.provider.model.Provider;
import io.crmkit.sso.provider.model.Provider.Known;
import io.crmkit.sso.provider.model.ProviderCommand.AddKey;
import io.crmkit.sso.provider.model.ProviderCommand.EndKey;
import io.crmkit.sso.provider.model.ProviderCommand.RefreshMetadata;
import io.crmkit.sso.provider.model.ProviderEvent;
import io.crmkit.sso.provider.model.ProviderReason;
import io.crmkit.sso.provider.model.ProviderSettings.Saml;
import io.crmkit.sso.provider.model.ServiceKeyRecord;
import io.crmkit.sso.saml.ServiceMetadata;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What SAML providers need over the years: newer metadata of theirs, newer keys of ours, and our own metadata for them. Nothing
 * of it disturbs logins: several keys of both sides count while they change.
 */
public final class SamlUpkeep {

  private static final int SWEEP = 200;

  private final Providers providers;

  public SamlUpkeep(Providers providers) {
    this.providers = Objects.requireNonNull(providers, "providers");
  }

  /**
   * Fetches newer metadata of the same entity. What is refused changes nothing, and is an alarm in the audit trail: expired,
   * not signed by the pinned key, of another entity.
   *
   * <p>Where settings wait that are read elsewhere, they and those that people log in with are each fetched from their own place. If
   * one is refused, that is the answer, and the other is newer all the same.
   */
  public Decision<ProviderEvent> refresh(TenantId tenant, ProviderId id, Client client) {
    return refresh(new Whose(tenant, id, client), saml -> true);
  }

  /** Takes newer metadata of the same entity that an administrator hands in, for the newest settings and those of the same place. */
  public Decision<ProviderEvent> importMetadata(TenantId tenant, ProviderId id, String xml, Client client) {
    Stored<Provider> stored = providers.book().load(tenant, id);
    Saml saml = saml(stored.value());
    return saml == null ? notSaml(id, stored.value())
        : renew(new Whose(tenant, id, client), stored.version(), saml, Require.notBlank(xml, "xml"));
  }

  private Decision<ProviderEvent> refresh(Whose whose, Predicate<Saml> isWanted) {
    Provider state = providers.book().load(whose.tenant(), whose.id()).value();
    if (saml(state) == null) {
      return notSaml(whose.id(), state);
    }
    Decision<ProviderEvent> newest = fetched(whose, isWanted, SamlUpkeep::saml);
    Decision<ProviderEvent> live = fetched(whose, isWanted, SamlUpkeep::liveApart);
    if (!(newest instanceof Decision.Accepted<ProviderEvent> first)
        || !(live instanceof Decision.Accepted<ProviderEvent> second)) {
      return newest instanceof Decision.Refused<ProviderEvent> ? newest : live;
    }
    return Decision.accept(Stream.concat(first.events().stream(), second.events().stream()).toList());
  }

  /** Settings of a provider; null if there are none of the kind. */
  private interface Which {
    @Nullable Saml of(Provider state);
  }

  private Decision<ProviderEvent> fetched(Whose whose, Predicate<Saml> isWanted, Which which) {
    Stored<Provider> stored = providers.book().load(whose.tenant(), whose.id());
    Saml saml = which.of(stored.value());
    return saml == null || !isWanted.test(saml) ? Decision.accept(List.of())
        : renew(whose, stored.version(), saml, null);
  }

  /** Returns what people log in with if it has an address of its own, so that metadata of the newest settings are none of it. */
  private static @Nullable Saml liveApart(Provider state) {
    Saml newest = saml(state);
    return state instanceof Known known && known.live() != null && known.live().settings() instanceof Saml live
        && live.source().url() != null && newest != null && !live.isDescribedBy(newest.idp(), newest.source()) ? live : null;
  }

  private Decision<ProviderEvent> renew(Whose whose, long version, Saml saml, @Nullable String xml) {
    Instant now = providers.clock().instant();
    Verdict<Found> found = providers.metadata().again(saml.idp(), saml.source(), xml, now);
    if (found instanceof Verdict.Refused<Found> refused) {
      providers.book().refused(whose, Kind.METADATA_REFUSED, refused.refusal());
      return Decision.refuse(refused.refusal());
    }
    Found fresh = found.orElseThrow();
    return providers.book().told(whose, providers.book().handle(whose, version,
        new RefreshMetadata(fresh.idp(), fresh.source(), now)), Kind.METADATA_REFRESHED, "metadata");
  }

  /**
   * Refreshes the metadata of every provider of a tenant that are due; a host calls it from time to time, such as each hour.
   *
   * @return how many were refreshed; those that were refused are in the audit trail, and tried again at the next call as are those
   *     that somebody changed meanwhile
   */
  public int refreshDue(TenantId tenant) {
    Instant now = providers.clock().instant();
    return (int) Pages.stream(SWEEP, page -> providers.list(tenant, page))
        .filter(view -> view.metadataRefreshAt() != null && !now.isBefore(view.metadataRefreshAt()))
        .filter(view -> isRefreshed(new Whose(tenant, view.id(), Client.UNKNOWN), now))
        .count();
  }

  private boolean isRefreshed(Whose whose, Instant now) {
    try {
      return refresh(whose, saml -> isDue(saml, now)) instanceof Decision.Accepted<ProviderEvent>;
    } catch (StaleWriteException changedMeanwhile) {
      return false; // such as by another process that refreshes as well; the others wait for this one
    }
  }

  private static boolean isDue(Saml saml, Instant now) {
    Instant refreshAt = saml.source().refreshAt();
    return refreshAt != null && !now.isBefore(refreshAt);
  }

  /**
   * Makes another key pair, which our metadata name at once, and which signs from an instant on if the one before has ended
   * by then. Providers read metadata at times of their own: leave them days.
   *
   * @param notBefore when it begins to sign
   * @param life how long its certificate is valid from now on
   */
  public Decision<ProviderEvent> addKey(
      TenantId tenant, ProviderId id, Instant notBefore, Duration life, Client client) {
    Whose whose = new Whose(tenant, id, client);
    Provider state = providers.book().load(tenant, id).value();
    if (saml(state) == null) {
      return notSaml(id, state);
    }
    Instant now = providers.clock().instant();
    ServiceKeyRecord key =
        providers.keys().fresh(tenant, id, notBefore, now, now.plus(Require.positive(life, "life")));
    return providers.book().told(whose,
        providers.book().handleFresh(whose, known -> new AddKey(key, now)), Kind.PROVIDER_CHANGED, "key-added");
  }

  /**
   * Lets a key pair be over from an instant on: it signs nothing, and opens nothing, from then.
   *
   * @return what happened; {@link ProviderReason#SERVICE_KEY_NEEDED} if there were a time from then on at which no other key signs
   */
  public Decision<ProviderEvent> endKey(TenantId tenant, ProviderId id, String key, Instant end, Client client) {
    Whose whose = new Whose(tenant, id, client);
    Stored<Provider> stored = providers.book().load(tenant, id);
    Saml saml = saml(stored.value());
    if (saml == null) {
      return notSaml(id, stored.value());
    }
    Instant now = providers.clock().instant();
    List<ServiceKeyRecord> others = saml.keys().stream().filter(each -> !each.id().equals(key)).toList();
    if (others.size() < saml.keys().size() && !signForGood(others, end.isBefore(now) ? now : end)) {
      return Decision.refuse(new SsoRefusal(ProviderReason.SERVICE_KEY_NEEDED,
          "The other keys do not sign at all times from %s on. Add one that does, and let the provider read our metadata, first."
              .formatted(end)));
    }
    return providers.book().told(whose, providers.book().handle(whose, stored.version(),
        new EndKey(key, end, now)), Kind.PROVIDER_CHANGED, "key-ended");
  }

  /** Whether one key or another signs at each time from an instant on: whatever was ended before, in whatever order, counts. */
  private static boolean signForGood(List<ServiceKeyRecord> keys, Instant from) {
    List<ServiceKeyRecord> signing = keys.stream().filter(key -> signsAt(key, from)).toList();
    return signing.stream().anyMatch(key -> key.notAfter() == null)
        || signing.stream().map(ServiceKeyRecord::notAfter).flatMap(Stream::ofNullable).max(Instant::compareTo)
            .filter(end -> signForGood(keys, end)).isPresent();
  }

  private static boolean signsAt(ServiceKeyRecord key, Instant when) {
    return (key.notBefore() == null || !when.isBefore(key.notBefore()))
        && (key.notAfter() == null || when.isBefore(key.notAfter()));
  }

  /** Returns the key pairs of a provider without their private halves; empty if it is none of SAML. */
  public List<ServiceKeyRecord> keys(TenantId tenant, ProviderId id) {
    Saml saml = saml(providers.book().load(tenant, id).value());
    return saml == null ? List.of() : saml.keys();
  }

  /**
   * Returns our own metadata for a provider, drafts too, signed by the key that signs now: what an administrator gives the
   * provider. Nothing if it is no provider of SAML.
   *
   * @param validUntil when the provider has to have read them anew
   */
  public Optional<String> ourMetadata(TenantId tenant, ProviderId id, Instant validUntil) {
    return providers.newest().saml(tenant, id).map(connection -> ServiceMetadata.write(
        connection.us(), connection.policy(), providers.clock().instant(), validUntil));
  }

  private static @Nullable Saml saml(Provider state) {
    return state instanceof Known known && known.details().settings() instanceof Saml saml ? saml : null;
  }

  private static Decision<ProviderEvent> notSaml(ProviderId id, Provider state) {
    return Decision.refuse(state instanceof Known
        ? new SsoRefusal(ProviderReason.PROTOCOL_MISMATCH, "%s is no provider of SAML.".formatted(id))
        : Providers.unknown(id));
  }
}
