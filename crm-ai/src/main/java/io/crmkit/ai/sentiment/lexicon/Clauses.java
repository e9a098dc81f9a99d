package io.crmkit.ai.sentiment.lexicon;

import io.crmkit.ai.sentiment.model.AspectScore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Says which aspect the words of a text are about. A clause ends at a comma, at a contrast, a concession or a word such as
 * "and". What a clause says is about the aspects that it names; one that names none goes on about those of the clause
 * before it in the same sentence; and one that names some and says nothing takes over what the clause before it said.
 */
final class Clauses {

  private final Tokens tokens;
  private final Reading reading;
  private final List<List<String>> named;
  private final Map<String, Integer> mentions = new TreeMap<>();
  private final Map<String, Double> sums = new TreeMap<>();

  Clauses(Tokens tokens, Reading reading, List<List<String>> named) {
    this.tokens = tokens;
    this.reading = reading;
    this.named = named;
  }

  List<AspectScore> scores() {
    int from = 0;
    while (from < tokens.count) {
      int to = from + 1;
      while (to < tokens.count && tokens.gap[to] < Tokens.STOP) {
        to++;
      }
      sentence(from, to);
      from = to;
    }
    List<AspectScore> scores = new ArrayList<>();
    mentions.forEach((aspect, count) ->
        scores.add(new AspectScore(aspect, VaderAnalyzer.normal(sums.getOrDefault(aspect, 0.0)), count)));
    return scores;
  }

  private void sentence(int start, int end) {
    List<String> about = List.of();
    double before = 0;
    boolean silent = false;
    int from = start;
    while (from < end) {
      int to = clauseEnd(from, end);
      List<String> names = names(from, to);
      double sum = reading.sum(from, to);
      if (!names.isEmpty()) {
        take(silent ? about : List.of(), before);
        about = names;
        silent = sum == 0;
      } else if (sum != 0) {
        silent = false;
      }
      take(about, sum);
      before = sum != 0 && !silent ? sum : before;
      from = to;
    }
    take(silent ? about : List.of(), before);
  }

  private void take(List<String> aspects, double sum) {
    aspects.forEach(aspect -> sums.merge(aspect, sum, Double::sum));
  }

  private List<String> names(int from, int to) {
    List<String> names = new ArrayList<>();
    for (int i = from; i < to; i++) {
      for (String aspect : named.get(i)) {
        mentions.merge(aspect, 1, Integer::sum);
        if (!names.contains(aspect)) {
          names.add(aspect);
        }
      }
    }
    return names;
  }

  private int clauseEnd(int from, int end) {
    int to = from + 1;
    while (to < end && tokens.gap[to] == 0 && !opens(tokens.terms[to])) {
      to++;
    }
    return to;
  }

  private static boolean opens(@Nullable Term term) {
    return term != null && term.has(Term.CONTRAST | Term.CONCESSION | Term.JOINT);
  }
}
