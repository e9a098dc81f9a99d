package io.crmkit.sso.token;

import io.crmkit.core.Stored;
import io.crmkit.sso.jose.JwsAlgorithm;
import io.crmkit.sso.jose.JwsSigner;
import io.crmkit.sso.jose.KeySet;
import io.crmkit.sso.jose.KeySource;
import io.crmkit.sso.jose.SigningKey;
import io.crmkit.sso.jose.VerificationKey;
import io.crmkit.sso.model.SsoRefusal;
import io.crmkit.sso.model.Verdict;
import io.crmkit.sso.token.model.KeyRing;
import io.crmkit.sso.token.model.RingKey;
import io.crmkit.sso.token.model.TokenReason;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The keys of one tenant as this process knows them: read from the store once a minute, and when one begins or ends.
 */
final class TenantKeys implements KeySource {

  /** For how long another process may have changed the ring before this one knows. */
  static final Duration KNOWN_FOR = Duration.ofMinutes(1);

  private final Supplier<Stored<KeyRing>> store;
  private final Function<RingKey, SigningKey> opener;
  private volatile @Nullable Snapshot snapshot;

  /** What holds from one change of the ring to the next. */
  private record Snapshot(
      long version, KeySet keys, List<VerificationKey> published, @Nullable JwsSigner signer, Instant readAt,
      Instant end) {

    boolean holdsAt(Instant now) {
      return now.isBefore(end) && !now.isBefore(readAt);
    }
  }

  TenantKeys(Supplier<Stored<KeyRing>> store, Function<RingKey, SigningKey> opener) {
    this.store = store;
    this.opener = opener;
  }

  KeySet at(Instant now) {
    return snapshot(now).keys();
  }

  /** Returns what signs now; null if there is no key yet. */
  @Nullable JwsSigner signer(Instant now) {
    return snapshot(now).signer();
  }

  /** Returns the keys that others should know now, those that will sign soon included. */
  KeySet published(Instant now) {
    return KeySet.of(snapshot(now).published());
  }

  /** Reads the store again at the next question; waits for whoever reads it now. */
  synchronized void forget() {
    snapshot = null;
  }

  private Snapshot snapshot(Instant now) {
    Snapshot known = snapshot;
    return known != null && known.holdsAt(now) ? known : read(now);
  }

  private synchronized Snapshot read(Instant now) {
    Snapshot known = snapshot;
    if (known != null && known.holdsAt(now)) {
      return known; // another thread was faster
    }
    Snapshot fresh = made(store.get(), known, now);
    snapshot = fresh;
    return fresh;
  }

  private Snapshot made(Stored<KeyRing> stored, @Nullable Snapshot before, Instant now) {
    KeyRing ring = stored.value();
    Instant recheck = now.plus(KNOWN_FOR);
    Instant end = ring.nextChange(now).filter(at -> at.isBefore(recheck)).orElse(recheck);
    boolean isSame = before != null && before.version() == stored.version()
        && ring.nextChange(before.readAt()).filter(at -> !at.isAfter(now)).isEmpty();
    if (isSame && before != null) {
      // The same keys stay the same instance, by which verified tokens are remembered.
      return new Snapshot(before.version(), before.keys(), before.published(), before.signer(), now, end);
    }
    List<VerificationKey> all = new ArrayList<>();
    List<VerificationKey> published = new ArrayList<>();
    for (RingKey key : ring.keys()) {
      VerificationKey each = verification(key, now);
      all.add(each);
      if (key.verifiesAt(now)) {
        published.add(each);
      }
    }
    @Nullable JwsSigner signer = ring.signing(now).map(key -> JwsSigner.of(opener.apply(key))).orElse(null);
    return new Snapshot(stored.version(), KeySet.of(all), List.copyOf(published), signer, now, end);
  }

  private static VerificationKey verification(RingKey key, Instant now) {
    JwsAlgorithm algorithm = JwsAlgorithm.named(key.algorithm()).orElseThrow();
    return key.verifiesAt(now)
        ? VerificationKey.of(key.id(), algorithm, Base64.getDecoder().decode(key.publicKey()))
        : VerificationKey.refusing(key.id(), algorithm, new SsoRefusal(TokenReason.TOKEN_KEY_RETIRED,
            "The key %s is retired since %s.".formatted(key.id(), Objects.requireNonNull(key.verifiesUntil()))));
  }

  @Override
  public Verdict<KeySet> current(Instant now) {
    return Verdict.accept(at(now));
  }

  @Override
  public Verdict<KeySet> afterMiss(Instant now) {
    return Verdict.accept(at(now));
  }
}
