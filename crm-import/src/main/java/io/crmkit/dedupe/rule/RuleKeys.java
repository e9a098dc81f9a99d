package io.crmkit.dedupe.rule;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What records must have in common to be compared at all, as hashes; whatever a rule can take for a duplicate has most
 * often something.
 *
 * <p>Exact: the whole value of a field. Phonetic: the code of a word. Fuzzy: the first eight letters of a word, and what
 * is left of them without one, so that words of two letters or more that are within one edit have one in common (the
 * symmetric deletes of Garbe 2012). Of longer texts the first {@value #MOST_WORDS} words have keys, and in each field the
 * first {@value #MOST_TOGETHER} keys that are whole make pairs, so that a record has no more keys than its fields allow.
 */
final class RuleKeys {

  private static final int PREFIX = 8;
  private static final int SHORT = 2;
  private static final int MOST_WORDS = 24;
  private static final int MOST_TOGETHER = 8;

  /**
   * A key of one field.
   *
   * @param isWhole whether it is the value itself, nothing left out
   */
  record FieldKey(int field, long hash, boolean isWhole) {}

  private RuleKeys() {}

  static List<FieldKey> of(MatchType type, PlainValue[] values) {
    List<FieldKey> keys = new ArrayList<>();
    for (int field = 0; field < values.length; field++) {
      if (!values[field].isMissing()) {
        add(type, field, values[field], keys);
      }
    }
    return keys;
  }

  private static void add(MatchType type, int field, PlainValue value, List<FieldKey> keys) {
    if (type == MatchType.EXACT) {
      keys.add(key(field, value.text(), true));
      return;
    }
    for (String word : value.words().subList(0, Math.min(value.words().size(), MOST_WORDS))) {
      if (type == MatchType.PHONETIC) {
        SoundPartners.codes(word).forEach(code -> keys.add(key(field, code, true)));
      } else {
        addSpelling(field, word, keys);
      }
    }
  }

  private static void addSpelling(int field, String word, List<FieldKey> keys) {
    int end = word.codePointCount(0, word.length()) > PREFIX ? word.offsetByCodePoints(0, PREFIX) : word.length();
    String prefix = word.substring(0, end);
    keys.add(key(field, prefix, true));
    for (int at = 0; end >= SHORT && at < end; at = word.offsetByCodePoints(at, 1)) {
      keys.add(key(field, prefix.substring(0, at) + prefix.substring(word.offsetByCodePoints(at, 1)), false));
    }
  }

  private static FieldKey key(int field, String text, boolean isWhole) {
    return new FieldKey(field, hash(field, text), isWhole);
  }

  /** Returns the first keys of each field that are whole, each once. */
  static List<FieldKey> firstWhole(List<FieldKey> keys) {
    Map<Integer, Set<FieldKey>> byField = new TreeMap<>();
    for (FieldKey key : keys) {
      Set<FieldKey> first = byField.computeIfAbsent(key.field, field -> new LinkedHashSet<>());
      if (key.isWhole && first.size() < MOST_TOGETHER) {
        first.add(key);
      }
    }
    return byField.values().stream().flatMap(Set::stream).toList();
  }

  /** Returns the keys that two keys of different fields are together, at least one of them whole. */
  static List<Long> together(List<FieldKey> keys) {
    List<Long> pairs = new ArrayList<>();
    for (int i = 0; i < keys.size(); i++) {
      for (int j = i + 1; j < keys.size(); j++) {
        FieldKey one = keys.get(i);
        FieldKey other = keys.get(j);
        if (one.field != other.field && (one.isWhole || other.isWhole)) {
          pairs.add(mix(one.hash * 31 + mix(other.hash)));
        }
      }
    }
    return pairs;
  }

  private static long hash(int field, String text) {
    long hash = 0xCBF29CE484222325L + field;
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * 0x100000001B3L;
    }
    return mix(hash);
  }

  /** The finalizer of MurmurHash3. */
  private static long mix(long value) {
    long z = value;
    z = (z ^ (z >>> 33)) * 0xFF51AFD7ED558CCDL;
    z = (z ^ (z >>> 33)) * 0xC4CEB9FE1A85EC53L;
    return z ^ (z >>> 33);
  }
}
