package io.crmkit.sso.token.model;

import io.crmkit.core.Require;
import io.crmkit.core.Secret;
import io.crmkit.sso.token.model.RefreshFamily.Cause;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What can be asked of a family of refresh tokens; each carries its time. */
public sealed interface RefreshCommand {

  /**
   * Begins a family with its first token.
   *
   * @param hash of the token
   * @param until when the token ends
   * @param endsAt when the family ends, however often it is refreshed
   */
  record Open(Grant grant, @Nullable String device, @Secret String hash, Instant until, Instant endsAt, Instant now)
      implements RefreshCommand {

    public Open {
      Objects.requireNonNull(grant, "grant");
      Require.notBlank(hash, "hash");
      Objects.requireNonNull(until, "until");
      Objects.requireNonNull(endsAt, "endsAt");
      Objects.requireNonNull(now, "now");
    }
  }

  /**
   * Asks whether a token may be used now, without using it.
   *
   * @param hash of the token that was shown
   * @param client who shows it
   * @param device on what; null if on nothing that has a name
   */
  record Show(@Secret String hash, String client, @Nullable String device, Instant now) implements RefreshCommand {

    public Show {
      Require.notBlank(hash, "hash");
      Require.notBlank(client, "client");
      Objects.requireNonNull(now, "now");
    }
  }

  /**
   * Uses the token that was shown, and puts another in its place.
   *
   * @param grant what the login gives from now on
   * @param next the hash of the next token
   * @param until when that ends, unless the family ends earlier
   */
  record Rotate(Show shown, Grant grant, @Secret String next, Instant until) implements RefreshCommand {

    public Rotate {
      Objects.requireNonNull(shown, "shown");
      Objects.requireNonNull(grant, "grant");
      Require.notBlank(next, "next");
      Objects.requireNonNull(until, "until");
    }
  }

  /** Ends the family. */
  record End(Cause cause, Instant now) implements RefreshCommand {

    public End {
      Objects.requireNonNull(cause, "cause");
      Objects.requireNonNull(now, "now");
    }
  }
}
