package io.crmkit.dedupe.rule;

import io.crmkit.dedupe.rule.RuleKeys.FieldKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Records among which a rule finds duplicates without comparing all with all: only those are compared that have a key in
 * common. For a fuzzy rule that is a word within one edit, for a phonetic one a word that sounds alike, for an exact one
 * an equal field.
 *
 * <p>A key that more than {@value #MOST} records have, such as a frequent first name or {@code none@none.com}, counts only
 * together with another key of another field; {@link #keysTooFrequent} says how many pairs of keys were too frequent even
 * so. The order of records decides nothing but the order of answers.
 */
public final class RuleIndex {

  static final int MOST = 50;

  private final RuleScorer scorer;
  private final List<String> ids;
  private final List<PlainValue[]> values;
  private final Postings single;
  private final Postings together;

  private RuleIndex(RuleScorer scorer, List<String> ids, List<PlainValue[]> values) {
    this.scorer = scorer;
    this.ids = ids;
    this.values = values;
    this.single = single();
    this.together = together();
  }

  /**
   * Returns an index of some records.
   *
   * @throws IllegalArgumentException if the rule is unsound; {@link DuplicateRules#problems} says so before
   */
  public static RuleIndex of(DuplicateRule rule, Iterable<RuleRecord> records) {
    RuleScorer scorer = RuleScorer.of(rule);
    List<String> ids = new ArrayList<>();
    List<PlainValue[]> values = new ArrayList<>();
    for (RuleRecord record : records) {
      ids.add(record.id());
      values.add(scorer.prepare(record));
    }
    return new RuleIndex(scorer, ids, values);
  }

  private Postings single() {
    Postings.Builder builder = new Postings.Builder(ids.size());
    for (int record = 0; record < ids.size(); record++) {
      for (FieldKey key : keys(values.get(record))) {
        builder.add(key.hash(), record);
      }
    }
    return builder.build();
  }

  private Postings together() {
    Postings.Builder builder = new Postings.Builder(ids.size());
    for (int record = 0; record < ids.size(); record++) {
      for (long pair : RuleKeys.together(frequent(values.get(record)))) {
        builder.add(pair, record);
      }
    }
    return builder.build();
  }

  private List<FieldKey> keys(PlainValue[] record) {
    return RuleKeys.of(scorer.rule().matchType(), record);
  }

  private List<FieldKey> frequent(PlainValue[] record) {
    return keys(record).stream().filter(key -> !single.visit(key.hash(), MOST, candidate -> {})).toList();
  }

  /** Returns how many records it has. */
  public int size() {
    return ids.size();
  }

  /**
   * Returns how many keys are too frequent to be used: pairs of them, and single ones of records that have a value in no
   * other field. Records that have nothing else in common are not found.
   */
  public long keysTooFrequent() {
    return together.frequent(MOST) + alone();
  }

  /** How many keys are too frequent that stand alone in a record. */
  private long alone() {
    Set<Long> keys = new HashSet<>();
    for (PlainValue[] record : values) {
      List<FieldKey> frequent = frequent(record);
      if (!frequent.isEmpty() && Arrays.stream(record).filter(value -> !value.isMissing()).count() == 1) {
        frequent.stream().filter(FieldKey::isWhole).forEach(key -> keys.add(key.hash()));
      }
    }
    return keys.size();
  }

  /** Returns the records that the rule takes for duplicates of another, the best first; never one with the same id. */
  public List<RuleMatch> matching(RuleRecord record) {
    PlainValue[] plain = scorer.prepare(record);
    List<RuleMatch> matches = new ArrayList<>();
    for (int candidate : candidates(plain)) {
      if (!ids.get(candidate).equals(record.id()) && scorer.isDuplicate(plain, values.get(candidate))) {
        matches.add(new RuleMatch(ids.get(candidate), scorer.score(plain, values.get(candidate))));
      }
    }
    matches.sort((one, other) -> Double.compare(other.score().points(), one.score().points()));
    return matches;
  }

  /** Hands over every pair of duplicates once, in the order of their left records, then of their right ones. */
  public void duplicates(Consumer<DuplicatePair> each) {
    for (int left = 0; left < ids.size(); left++) {
      for (int right : candidates(values.get(left))) {
        if (right > left && scorer.isDuplicate(values.get(left), values.get(right))) {
          report(left, right, each);
        }
      }
    }
  }

  private void report(int left, int right, Consumer<DuplicatePair> each) {
    RuleScore score = scorer.score(values.get(left), values.get(right));
    each.accept(new DuplicatePair(ids.get(left), ids.get(right), score));
  }

  /** Returns the records that have something in common with one, in ascending order, each once. */
  private int[] candidates(PlainValue[] record) {
    IntCollector found = new IntCollector();
    List<FieldKey> frequent = new ArrayList<>();
    for (FieldKey key : keys(record)) {
      if (!single.visit(key.hash(), MOST, found::add)) {
        frequent.add(key);
      }
    }
    for (long pair : RuleKeys.together(frequent)) {
      together.visit(pair, MOST, found::add);
    }
    return found.distinct();
  }

  private static final class IntCollector {

    private int[] numbers = new int[64];
    private int size;

    void add(int number) {
      if (size == numbers.length) {
        numbers = Arrays.copyOf(numbers, 2 * size);
      }
      numbers[size++] = number;
    }

    int[] distinct() {
      return Arrays.stream(numbers, 0, size).sorted().distinct().toArray();
    }
  }
}
