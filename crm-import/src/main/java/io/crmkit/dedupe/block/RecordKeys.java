package io.crmkit.dedupe.block;

import io.crmkit.dedupe.compare.Field;
import io.crmkit.dedupe.compare.Mixing;
import io.crmkit.dedupe.compare.Records;
import io.crmkit.dedupe.model.FieldKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.function.LongPredicate;

/**
 * The keys of records: each value as a whole, the words of texts, the beginnings of names, the local parts of
 * addresses.
 */
final class RecordKeys {

  private static final int MOST_WORDS = 12;
  private static final int BEGINNING = 4;
  private static final int WORDS = 1000;
  private static final int BEGINNINGS = 2000;
  private static final int PARTS = 3000;

  private RecordKeys() {}

  /** Returns the keys of all records that pass. */
  static KeyBlocks.Keys of(Records records, LongPredicate passes) {
    List<Field> fields = records.fields();
    long[][][] ofValues = new long[fields.size()][][];
    for (int f = 0; f < ofValues.length; f++) {
      ofValues[f] = ofValues(fields.get(f), f, passes);
    }
    KeyBlocks.Collector keys = new KeyBlocks.Collector();
    for (int record = 0; record < records.size(); record++) {
      for (int f = 0; f < ofValues.length; f++) {
        int code = fields.get(f).code(record);
        if (code >= 0) {
          for (long key : ofValues[f][code]) {
            keys.add(key, record);
          }
        }
      }
    }
    return keys.keys();
  }

  /** Hands over the keys of the first records. */
  static void first(Records records, int count, LongConsumer each) {
    for (int f = 0; f < records.fields().size(); f++) {
      Field field = records.fields().get(f);
      for (int record = 0; record < count; record++) {
        if (field.code(record) >= 0) {
          for (long key : ofValue(field.values().get(field.code(record)), field.kind(), space(field, f))) {
            each.accept(key);
          }
        }
      }
    }
  }

  /** Fields that are mixed up share their keys. */
  private static int space(Field field, int place) {
    return field.partner() >= 0 ? Math.min(place, field.partner()) : place;
  }

  private static long[][] ofValues(Field field, int place, LongPredicate passes) {
    long[][] keys = new long[field.values().size()][];
    for (int code = 0; code < keys.length; code++) {
      keys[code] = Arrays.stream(ofValue(field.values().get(code), field.kind(), space(field, place)))
          .filter(passes).toArray();
    }
    return keys;
  }

  private static long[] ofValue(String value, FieldKind kind, int space) {
    List<Long> keys = new ArrayList<>();
    keys.add(Mixing.of(space, Mixing.of(value)));
    if (kind.isWords()) {
      String[] words = value.split(" ");
      for (int i = 0; words.length > 1 && i < Math.min(words.length, MOST_WORDS); i++) {
        keys.add(Mixing.of(WORDS, Mixing.of(words[i])));
      }
    } else if (kind == FieldKind.NAME && value.length() > BEGINNING) {
      keys.add(Mixing.of(BEGINNINGS + space, Mixing.of(value.substring(0, BEGINNING))));
    } else if (kind == FieldKind.EMAIL && value.indexOf('@') > 2) {
      keys.add(Mixing.of(PARTS + space, Mixing.of(value.substring(0, value.indexOf('@')))));
    } else if (kind == FieldKind.DATE && value.length() == 8) {
      keys.add(Mixing.of(PARTS + space, Mixing.of(value.substring(4))));
    }
    return keys.stream().distinct().mapToLong(Long::longValue).toArray();
  }
}
