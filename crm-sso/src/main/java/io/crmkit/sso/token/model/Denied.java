package io.crmkit.sso.token.model;

import io.crmkit.core.Require;
import java.util.Objects;

/** What is denied before its time: one access token, all of a family of refresh tokens, or all of a session. */
public record Denied(Kind kind, String id) {

  /** What an id names. */
  public enum Kind { TOKEN, FAMILY, SESSION }

  public Denied {
    Objects.requireNonNull(kind, "kind");
    Require.key(id, "id");
  }
}
