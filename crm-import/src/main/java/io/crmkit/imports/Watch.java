package io.crmkit.imports;

import io.crmkit.core.progress.Cancellation;
import io.crmkit.core.progress.ProgressListener;
import java.util.Objects;

/**
 * Who watches work on an import, and who may stop it.
 *
 * @param listener hears how far it is: in bytes while rows are staged, in rows afterwards
 * @param cancellation asked before each batch; what was written by then stays, and the same call goes on from there
 */
public record Watch(ProgressListener listener, Cancellation cancellation) {

  /** Nobody listens and nothing stops it. */
  public static final Watch NOBODY = new Watch(ProgressListener.none(), Cancellation.never());

  public Watch {
    Objects.requireNonNull(listener, "listener");
    Objects.requireNonNull(cancellation, "cancellation");
  }
}
