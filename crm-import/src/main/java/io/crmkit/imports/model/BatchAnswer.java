package io.crmkit.imports.model;

import java.util.Set;

/** What became of a batch: all of it was done, or nothing. */
public sealed interface BatchAnswer {

  /** Everything was written. */
  record Done() implements BatchAnswer {}

  /**
   * Nothing was written: others were faster.
   *
   * @param records the ids of the writes that no longer fit: the version is another one, or a key is taken
   */
  record Overtaken(Set<String> records) implements BatchAnswer {

    public Overtaken {
      records = Set.copyOf(records);
    }
  }

  /**
   * Nothing was written: the work is elsewhere.
   *
   * @param mark how far it is
   */
  record Elsewhere(WorkMark mark) implements BatchAnswer {}
}
