package io.crmkit.dedupe.index.model;

/**
 * How far an index is.
 *
 * @param version counts what was written
 * @param events counts what happened to entities
 */
public record ClusterHead(long version, long events) {

  /** An index that nobody has written to. */
  public static final ClusterHead NEW = new ClusterHead(0, 0);

  public ClusterHead {
    if (version < 0 || events < 0) {
      throw new IllegalArgumentException("version and events must not be negative but were %d and %d"
          .formatted(version, events));
    }
  }

  /** Returns the head after an update with so many events. */
  public ClusterHead after(int newEvents) {
    return new ClusterHead(version + 1, events + newEvents);
  }
}
