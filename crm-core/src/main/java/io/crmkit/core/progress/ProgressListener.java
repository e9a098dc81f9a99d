package io.crmkit.core.progress;

/** Hears how far work has come. */
@FunctionalInterface
public interface ProgressListener {

  /** Called on a thread that works, by one at a time, with {@code done} never falling; what it throws is ignored. */
  void progressed(Progress progress);

  /** A listener that does not care. */
  static ProgressListener none() {
    return progress -> {};
  }
}
