package io.crmkit.core.progress;

/** Thrown by work that stopped because it was told to; what it had saved by then stays saved. */
public final class CancelledException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  CancelledException() {
    super("The work was cancelled");
  }
}
