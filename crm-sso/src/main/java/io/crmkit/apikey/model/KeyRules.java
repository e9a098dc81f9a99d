package io.crmkit.apikey.model;

import io.crmkit.apikey.model.ApiKey.Active;
import io.crmkit.apikey.model.ApiKey.Revoked;
import io.crmkit.sso.model.SecretHash;
import io.crmkit.sso.model.SsoRefusal;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What a key is good for. The secret is looked at first: nobody without it learns anything of a key. */
public final class KeyRules {

  private KeyRules() {}

  /** Returns why a presented secret counts for nothing at {@code now}, or null if it counts. */
  public static @Nullable SsoRefusal judge(ApiKey state, SecretHash presented, Instant now) {
    Active active = state instanceof Revoked revoked ? revoked.before() : state instanceof Active there ? there : null;
    if (active == null) {
      return unknown();
    }
    FormerSecret former =
        active.former().stream().filter(each -> each.hash().equals(presented)).findFirst().orElse(null);
    if (!active.hash().equals(presented) && former == null) {
      return unknown();
    }
    if (state instanceof Revoked revoked) {
      return revoked(revoked);
    }
    if (former != null && !now.isBefore(former.until())) {
      return new SsoRefusal(KeyReason.KEY_GRACE_PASSED,
          "The key was rotated, and this secret of it counted until %s. Use the new one.".formatted(former.until()));
    }
    Instant expiresAt = active.details().expiresAt();
    return expiresAt != null && !now.isBefore(expiresAt) ? expired(expiresAt) : null;
  }

  /** Returns why a sound key may not do what a request asks for, or null if it may. */
  public static @Nullable SsoRefusal admit(KeyDetails details, @Nullable IpAddress address, Set<String> needed) {
    if (!details.admits(address)) {
      return new SsoRefusal(KeyReason.KEY_ADDRESS, "The key may not be used from %s; it is for %s."
          .formatted(address == null ? "an unknown address" : address, details.ranges()));
    }
    Set<String> missing = new TreeSet<>(needed);
    missing.removeAll(details.scopes());
    return missing.isEmpty() ? null : new SsoRefusal(KeyReason.KEY_SCOPE,
        "The request needs the scopes %s, which the key has not; it has %s.".formatted(missing, details.scopes()));
  }

  static SsoRefusal unknown() {
    return new SsoRefusal(KeyReason.KEY_UNKNOWN, "Nobody made this key.");
  }

  static SsoRefusal revoked(Revoked revoked) {
    return new SsoRefusal(KeyReason.KEY_REVOKED, "The key was revoked at %s.".formatted(revoked.at()));
  }

  static SsoRefusal expired(Instant expiresAt) {
    return new SsoRefusal(KeyReason.KEY_EXPIRED, "The key was good until %s. Make another one.".formatted(expiresAt));
  }
}
