package io.crmkit.dedupe.merge.model;

import io.crmkit.dedupe.merge.model.Entity.Living;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How much an entity is, in characters, so that none is kept that could not be read again: a character takes six of a JSON
 * document at most, and documents that a store wrote are read up to 64 Mi characters
 * ({@link io.crmkit.core.json.JsonLimits#STORED}).
 */
final class Size {

  /** The most that an entity may be; six times as much is what its document has at most. */
  static final long MOST = 10_000_000;

  /** For the names of the members of one part, its punctuation and its instants, which have less than six times as much. */
  private static final long FRAME = 64;
  private static final int PAIR = 2;

  private Size() {}

  static long of(Entity entity) {
    return entity instanceof Living living ? of(living) : FRAME;
  }

  private static long of(Living living) {
    long size = FRAME;
    for (SourceRecord record : living.records()) {
      size += of(record);
    }
    for (FieldEdit edit : living.edits()) {
      size += of(edit);
    }
    for (MergeStep step : living.merges()) {
      size += FRAME + step.id().value().length() + step.from().value().length() + step.by().length() + of(step.absorbed());
    }
    return size;
  }

  private static long of(SourceRecord record) {
    Origin origin = record.origin();
    long size = FRAME + record.id().length() + record.source().length() + (origin == null ? 0 : origin.file().length());
    for (Map.Entry<String, String> value : record.values().entrySet()) {
      size += PAIR + value.getKey().length() + value.getValue().length();
    }
    return size;
  }

  private static long of(FieldEdit edit) {
    long size = FRAME + edit.field().length() + length(edit.value()) + edit.by().length();
    for (MergeId over : edit.over()) {
      size += PAIR + over.value().length();
    }
    return size;
  }

  private static int length(@Nullable String text) {
    return text == null ? 0 : text.length();
  }
}
