package io.crmkit.sso.seal;

import org.jspecify.annotations.Nullable;

/** A stored secret does not open: its key is gone, it was changed, or it was sealed for another tenant or place. */
public final class UnsealableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final Fault fault;

  /** Why a secret does not open. */
  public enum Fault {
    /** The key that it names is not at hand: a matter of configuration. */
    KEY_UNKNOWN,
    /** It is too short to be a sealed secret. */
    CUT_OFF,
    /** It was changed, or was sealed for another tenant or place: somebody moved it. */
    FOREIGN
  }

  public UnsealableException(Fault fault, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.fault = fault;
  }

  public UnsealableException(Fault fault, String message) {
    this(fault, message, null);
  }

  public Fault fault() {
    return fault;
  }
}
