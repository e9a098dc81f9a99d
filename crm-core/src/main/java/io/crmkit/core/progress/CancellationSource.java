package io.crmkit.core.progress;

/** A cancellation with the button that triggers it; once cancelled it stays so. */
public final class CancellationSource implements Cancellation {

  private volatile boolean cancelled;

  /** Cancels the work; may be called from any thread, more than once. */
  public void cancel() {
    cancelled = true;
  }

  @Override
  public boolean isCancelled() {
    return cancelled;
  }
}
