package io.crmkit.dedupe.ask.model;

import io.crmkit.core.json.Versioned;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What was answered, in the order in which it was. */
@Versioned(1)
public record Answers(List<Answer> answers) {

  public Answers {
    answers = List.copyOf(answers);
  }

  public static Answers none() {
    return new Answers(List.of());
  }

  /** Returns these answers and further ones. */
  public Answers and(List<Answer> further) {
    List<Answer> all = new ArrayList<>(answers);
    all.addAll(further);
    return new Answers(all);
  }

  /** Returns the answers that contradict others: each that says different where a chain of others says the same. */
  public List<Contradiction> contradictions() {
    Map<String, List<Answer>> same = new LinkedHashMap<>();
    for (Answer each : answers) {
      if (each.verdict() == Verdict.SAME) {
        same.computeIfAbsent(each.left(), id -> new ArrayList<>()).add(each);
        same.computeIfAbsent(each.right(), id -> new ArrayList<>()).add(each);
      }
    }
    List<Contradiction> found = new ArrayList<>();
    for (Answer each : answers) {
      List<Answer> chain = each.verdict() == Verdict.DIFFERENT ? chain(each, same) : List.of();
      if (!chain.isEmpty()) {
        found.add(new Contradiction(each, chain));
      }
    }
    return found;
  }

  /** The shortest chain of answers that make the two records of an answer the same; empty if there is none. */
  private static List<Answer> chain(Answer different, Map<String, List<Answer>> same) {
    Map<String, Answer> reachedBy = new HashMap<>();
    Set<String> seen = new HashSet<>(Set.of(different.left()));
    Deque<String> open = new ArrayDeque<>(seen);
    while (!open.isEmpty() && !seen.contains(different.right())) {
      String from = open.remove();
      for (Answer each : same.getOrDefault(from, List.of())) {
        String to = each.left().equals(from) ? each.right() : each.left();
        if (seen.add(to)) {
          reachedBy.put(to, each);
          open.add(to);
        }
      }
    }
    Deque<Answer> chain = new ArrayDeque<>();
    for (String at = different.right(); reachedBy.containsKey(at); ) {
      Answer by = reachedBy.get(at);
      chain.addFirst(by);
      at = by.left().equals(at) ? by.right() : by.left();
    }
    return List.copyOf(chain);
  }
}
