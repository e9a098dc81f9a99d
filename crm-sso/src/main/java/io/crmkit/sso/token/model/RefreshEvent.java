package io.crmkit.sso.token.model;

import io.crmkit.core.Secret;
import io.crmkit.sso.token.model.RefreshFamily.Cause;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What happened to a family of refresh tokens. */
public sealed interface RefreshEvent {

  Instant at();

  /** The family began. */
  record FamilyOpened(
      Grant grant, @Nullable String device, @Secret String hash, Instant until, Instant endsAt, Instant at)
      implements RefreshEvent {

    public FamilyOpened {
      Objects.requireNonNull(at, "at");
    }
  }

  /** The current token was used, and another took its place. */
  record TokenRotated(Grant grant, @Secret String next, Instant until, Instant at) implements RefreshEvent {

    public TokenRotated {
      Objects.requireNonNull(at, "at");
    }
  }

  /** No token of the family can be used any more. */
  record FamilyEnded(Cause cause, Instant at) implements RefreshEvent {

    public FamilyEnded {
      Objects.requireNonNull(at, "at");
    }
  }
}
