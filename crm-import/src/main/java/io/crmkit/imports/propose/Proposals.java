package io.crmkit.imports.propose;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Proposes a mapping. A name that is a known name of a field counts most; then the share of its words that the two have
 * in common (Dice's coefficient); then what the values look like, which alone may propose only what looks like nothing
 * else: addresses of mail and web, telephone numbers. Values that cannot be of the kind of a field speak against it.
 */
public final class Proposals {

  private static final double EXACT = 0.95;
  private static final double WORDS = 0.8;
  private static final double CONTENT_ONLY = 0.45;
  private static final double LEAST = 0.35;
  private static final int MOST = 5;
  private static final int FEWEST_WITH_PREFIX = 3;

  private Proposals() {}

  /**
   * Proposes where each column belongs and how its values are read.
   *
   * @param sample rows whose values are in the order of the header; the more there are, the less is left open. May be
   *     empty, then the names alone decide
   */
  public static Proposal of(FieldCatalogue catalogue, List<String> header,
      List<? extends List<? extends @Nullable String>> sample) {
    List<List<Candidate>> candidates = new ArrayList<>();
    List<List<String>> words = words(header);
    for (int i = 0; i < header.size(); i++) {
      candidates.add(candidates(catalogue, words.get(i), ContentKind.of(column(sample, i))));
    }
    List<ColumnProposal> columns = assigned(header, candidates);
    ReadingRules reading = new ReadingRules();
    for (int i = 0; i < columns.size(); i++) {
      List<@Nullable String> values = column(sample, i);
      String name = columns.get(i).column();
      columns.get(i).best().map(best -> field(catalogue, best)).ifPresent(field -> reading.add(name, field, values));
    }
    return new Proposal(columns, reading.rules(), reading.doubts());
  }

  private static TargetField field(FieldCatalogue catalogue, Candidate candidate) {
    return catalogue.fields().stream().filter(field -> field.name().equals(candidate.field())).findFirst()
        .orElseThrow();
  }

  private static List<@Nullable String> column(List<? extends List<? extends @Nullable String>> sample, int index) {
    List<@Nullable String> values = new ArrayList<>();
    for (List<? extends @Nullable String> row : sample) {
      values.add(index < row.size() ? row.get(index) : null);
    }
    return values;
  }

  /** The words of each name; one that nearly all begin with ({@code Person - Email}) says nothing about any of them. */
  private static List<List<String>> words(List<String> header) {
    List<List<String>> words = header.stream().map(HeaderWords::of).toList();
    Map<String, Integer> begins = new HashMap<>();
    words.stream().filter(each -> each.size() > 1).forEach(each -> begins.merge(each.get(0), 1, Integer::sum));
    return words.stream().map(each -> each.size() > 1 && isPrefix(begins.getOrDefault(each.get(0), 0), header.size())
        ? each.subList(1, each.size()) : each).toList();
  }

  private static boolean isPrefix(int count, int columns) {
    return count >= FEWEST_WITH_PREFIX && count * 5 >= columns * 4;
  }

  private static List<Candidate> candidates(FieldCatalogue catalogue, List<String> words, ContentKind content) {
    List<Candidate> found = new ArrayList<>();
    for (TargetField field : catalogue.fields()) {
      Candidate candidate = candidate(catalogue, field, words, content);
      if (candidate.confidence() >= LEAST) {
        found.add(candidate);
      }
    }
    found.sort(Comparator.comparingDouble(Candidate::confidence).reversed());
    return found.subList(0, Math.min(MOST, found.size()));
  }

  private static Candidate candidate(FieldCatalogue catalogue, TargetField field, List<String> words,
      ContentKind content) {
    List<String> reasons = new ArrayList<>();
    double score = 0;
    for (List<String> name : catalogue.names(field)) {
      double likeness = likeness(name, words);
      if (likeness > score) {
        score = likeness;
        reasons.clear();
        reasons.add(likeness >= EXACT ? "Its name is a name of the field: %s.".formatted(String.join(" ", name))
            : "Its name shares words with a name of the field: %s.".formatted(String.join(" ", name)));
      }
    }
    double fit = content.share(field.kind());
    if (isTelling(field.kind()) && fit >= 0.8 && score < CONTENT_ONLY) {
      score = CONTENT_ONLY * fit;
      reasons.add(0, "Most of its values are of the kind %s.".formatted(field.kind()));
    } else if (!content.isEmpty() && score > 0) {
      score *= 0.6 + 0.4 * (field.kind() == FieldKind.TEXT ? Math.max(fit, 0.75) : fit);
      reasons.add("%d %% of its values can be of the kind %s.".formatted(Math.round(100 * fit), field.kind()));
    }
    return new Candidate(field.name(), Math.min(1, score), reasons);
  }

  private static boolean isTelling(FieldKind kind) {
    return kind == FieldKind.EMAIL || kind == FieldKind.PHONE || kind == FieldKind.URL;
  }

  private static double likeness(List<String> name, List<String> words) {
    if (words.isEmpty()) {
      return 0;
    }
    if (HeaderWords.joined(name).equals(HeaderWords.joined(words))) {
      return 1;
    }
    Set<String> common = new HashSet<>(name);
    common.retainAll(words);
    common.removeIf(word -> word.chars().allMatch(Character::isDigit));
    boolean whole = common.size() == new HashSet<>(name).size();
    double dice = 2.0 * common.size() / (new HashSet<>(name).size() + new HashSet<>(words).size());
    return WORDS * dice + (whole ? 0.05 : 0);
  }

  /** Each field is given once: to the column that fits it best, of two that fit as well to the first. */
  private static List<ColumnProposal> assigned(List<String> header, List<List<Candidate>> candidates) {
    Map<String, Integer> owner = new HashMap<>();
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < header.size(); i++) {
      order.add(i);
    }
    order.sort(Comparator.comparingDouble((Integer i) -> candidates.get(i).isEmpty() ? 0
        : -candidates.get(i).get(0).confidence()));
    for (int i : order) {
      if (!candidates.get(i).isEmpty()) {
        owner.putIfAbsent(candidates.get(i).get(0).field(), i);
      }
    }
    List<ColumnProposal> proposals = new ArrayList<>();
    for (int i = 0; i < header.size(); i++) {
      List<Candidate> own = candidates.get(i);
      boolean taken = !own.isEmpty() && owner.getOrDefault(own.get(0).field(), i) != i;
      proposals.add(new ColumnProposal(header.get(i), own, taken));
    }
    return proposals;
  }
}
