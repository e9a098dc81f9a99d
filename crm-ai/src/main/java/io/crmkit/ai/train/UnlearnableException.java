package io.crmkit.ai.train;

/** Thrown where cases cannot be learned from; the message says why and of which. */
public final class UnlearnableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Makes one. */
  public UnlearnableException(String message) {
    super(message);
  }
}
