package io.crmkit.sso.domain.model;

import io.crmkit.core.Require;
import io.crmkit.sso.model.ProviderId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a tenant has to do with a domain. */
public sealed interface DomainClaim {

  /** Nothing, or nothing any more. */
  record Blank() implements DomainClaim {}

  /**
   * It says that the domain is its own, and has not proved it.
   *
   * @param token what a record of the domain has to hold
   */
  record Pending(String token, Instant claimedAt) implements DomainClaim {

    public Pending {
      Require.notBlank(token, "token");
      Objects.requireNonNull(claimedAt, "claimedAt");
    }
  }

  /**
   * It proved it. No other tenant can, as long as this one does.
   *
   * @param providers with which the people of the domain log in, in the order to offer them
   * @param checkedAt when the record was seen last
   * @param missingSince when it was not there for the first time after that; null if it was
   */
  record Verified(
      String token, List<ProviderId> providers, Instant verifiedAt, Instant checkedAt, @Nullable Instant missingSince)
      implements DomainClaim {

    public Verified {
      Require.notBlank(token, "token");
      providers = List.copyOf(providers);
      Objects.requireNonNull(verifiedAt, "verifiedAt");
      Objects.requireNonNull(checkedAt, "checkedAt");
    }
  }
}
