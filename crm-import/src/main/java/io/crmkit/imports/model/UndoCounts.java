package io.crmkit.imports.model;

/**
 * What undoing an import came to.
 *
 * @param deleted records that the import had made
 * @param restored records that have the values again that they had
 * @param conflicts changes of the import that stay, in part or as a whole, since somebody changed the record afterwards
 */
public record UndoCounts(long deleted, long restored, long conflicts) {

  /** Returns what the mark of {@link ImportWork#UNDO} says. */
  public static UndoCounts of(WorkMark mark) {
    return new UndoCounts(mark.counts().created(), mark.counts().updated(), mark.counts().reviewed());
  }
}
