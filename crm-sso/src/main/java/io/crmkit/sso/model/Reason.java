package io.crmkit.sso.model;

import java.util.Locale;

/**
 * Why something was refused: one value of an enum per check, so that a host, a test and an audit trail can tell each from
 * every other. Implemented by the enum of each part, such as those of OAuth or SAML.
 */
public interface Reason {

  /** Returns the name of the constant, such as {@code STATE_REPLAYED}. */
  String name();

  /** Returns a stable, dotted code such as {@code sso.state-replayed}. */
  default String code() {
    return "sso." + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
