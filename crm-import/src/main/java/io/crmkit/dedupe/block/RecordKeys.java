package io.crmkit.dedupe.block;

import io.crmkit.dedupe.compare.Field;
import io.crmkit.dedupe.compare.Mixing;
import io.crmkit.dedupe.compare.Records;
import io.crmkit.dedupe.measure.Texts;
import io.crmkit.dedupe.model.FieldKind;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.function.LongPredicate;

/**
 * The keys of records: each value as a whole, the words of texts, the beginnings of names, the local parts of
 * addresses.
 */
final class RecordKeys {

  private static final long[] NONE = {};
  private static final int MOST_WORDS = 12;
  private static final int BEGINNING = 4;
  private static final int DATE = 8;
  private static final int WORDS = 1000;
  private static final int BEGINNINGS = 2000;
  private static final int PARTS = 3000;

  private RecordKeys() {}

  /** Returns the keys of the first records that pass. */
  static KeyBlocks.Keys of(Records records, int count, LongPredicate passes) {
    List<Field> fields = records.fields();
    long[][][] ofValues = new long[fields.size()][][];
    for (int f = 0; f < ofValues.length; f++) {
      ofValues[f] = ofValues(fields.get(f), f, values(fields.get(f), count), passes);
    }
    KeyBlocks.Collector keys = new KeyBlocks.Collector();
    for (int record = 0; record < count; record++) {
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

  /** How many values the first records have, which are the first values. */
  private static int values(Field field, int count) {
    int values = 0;
    for (int record = 0; record < count; record++) {
      values = Math.max(values, field.code(record) + 1);
    }
    return values;
  }

  /** Hands over the keys of the first records. */
  static void first(Records records, int count, LongConsumer each) {
    LongList found = new LongList();
    for (int f = 0; f < records.fields().size(); f++) {
      Field field = records.fields().get(f);
      int space = space(field, f);
      for (int record = 0; record < count; record++) {
        if (field.code(record) >= 0) {
          collect(field, field.code(record), space, found);
          for (int i = 0; i < found.size(); i++) {
            each.accept(found.get(i));
          }
        }
      }
    }
  }

  /** Fields that are mixed up share their keys. */
  private static int space(Field field, int place) {
    return field.partner() >= 0 ? Math.min(place, field.partner()) : place;
  }

  private static long[][] ofValues(Field field, int place, int values, LongPredicate passes) {
    long[][] keys = new long[values][];
    int space = space(field, place);
    LongList found = new LongList();
    long[] kept = new long[MOST_WORDS + 1];
    for (int code = 0; code < keys.length; code++) {
      collect(field, code, space, found);
      int count = 0;
      for (int i = 0; i < found.size(); i++) {
        if (passes.test(found.get(i))) {
          kept[count++] = found.get(i);
        }
      }
      keys[code] = count == 0 ? NONE : Arrays.copyOf(kept, count);
    }
    return keys;
  }

  /** Finds the keys of a value, each once. */
  private static void collect(Field field, int code, int space, LongList into) {
    Texts texts = field.texts();
    FieldKind kind = field.kind();
    int length = texts.length(code);
    into.clear();
    into.add(Mixing.of(space, Mixing.of(texts, code)));
    if (kind.isWords()) {
      words(texts, code, into);
    } else if (kind == FieldKind.NAME && length > BEGINNING) {
      into.add(Mixing.of(BEGINNINGS + space, part(texts, code, 0, BEGINNING)));
    } else if (kind == FieldKind.EMAIL) {
      int at = texts.placeOf(code, '@', 0);
      if (at > 2 && at < length) {
        into.add(Mixing.of(PARTS + space, part(texts, code, 0, at)));
      }
    } else if (kind == FieldKind.DATE && length == DATE) {
      into.add(Mixing.of(PARTS + space, part(texts, code, DATE / 2, DATE)));
    }
  }

  /** Finds the first words of a text of several. */
  private static void words(Texts texts, int code, LongList into) {
    int length = texts.length(code);
    int count = 0;
    for (int from = 0; from < length && count < MOST_WORDS; ) {
      int to = texts.placeOf(code, ' ', from);
      if (to - from < length) {
        long key = Mixing.of(WORDS, part(texts, code, from, to));
        if (!into.has(key)) {
          into.add(key);
        }
        count++;
      }
      from = to + 1;
    }
  }

  private static long part(Texts texts, int code, int from, int to) {
    if (texts.isNarrow(code)) {
      return Mixing.of(texts, code, from, to);
    }
    String value = texts.text(code);
    return Mixing.of(value.substring(value.offsetByCodePoints(0, from), value.offsetByCodePoints(0, to)));
  }
}
