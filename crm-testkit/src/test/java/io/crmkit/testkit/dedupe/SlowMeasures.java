package io.crmkit.testkit.dedupe;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The measures as their definitions read, without any regard to speed. */
final class SlowMeasures {

  private SlowMeasures() {}

  static int levenshtein(String one, String other) {
    return edits(one, other, false);
  }

  static int optimalAlignment(String one, String other) {
    return edits(one, other, true);
  }

  private static int edits(String one, String other, boolean swaps) {
    int[] a = one.codePoints().toArray();
    int[] b = other.codePoints().toArray();
    int[][] table = new int[a.length + 1][b.length + 1];
    for (int i = 0; i <= a.length; i++) {
      for (int j = 0; j <= b.length; j++) {
        if (i == 0 || j == 0) {
          table[i][j] = i + j;
          continue;
        }
        table[i][j] = Math.min(table[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1),
            1 + Math.min(table[i - 1][j], table[i][j - 1]));
        if (swaps && i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
          table[i][j] = Math.min(table[i][j], table[i - 2][j - 2] + 1);
        }
      }
    }
    return table[a.length][b.length];
  }

  static double jaro(String one, String other) {
    int[] a = one.codePoints().toArray();
    int[] b = other.codePoints().toArray();
    if (a.length == 0 || b.length == 0) {
      return a.length == b.length ? 1 : 0;
    }
    int reach = Math.max(0, Math.max(a.length, b.length) / 2 - 1);
    boolean[] used = new boolean[b.length];
    List<Integer> fromA = new ArrayList<>();
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < b.length; j++) {
        if (Math.abs(i - j) <= reach && !used[j] && a[i] == b[j]) {
          used[j] = true;
          fromA.add(a[i]);
          break;
        }
      }
    }
    List<Integer> fromB = new ArrayList<>();
    for (int j = 0; j < b.length; j++) {
      if (used[j]) {
        fromB.add(b[j]);
      }
    }
    int moved = 0;
    for (int i = 0; i < fromA.size(); i++) {
      moved += fromA.get(i).equals(fromB.get(i)) ? 0 : 1;
    }
    double m = fromA.size();
    int transpositions = moved / 2;
    return m == 0 ? 0 : (m / a.length + m / b.length + (m - transpositions) / m) / 3;
  }

  static double winkler(double jaro, String one, String other) {
    int[] a = one.codePoints().toArray();
    int[] b = other.codePoints().toArray();
    int prefix = 0;
    while (prefix < 4 && prefix < a.length && prefix < b.length && a[prefix] == b[prefix]) {
      prefix++;
    }
    return jaro > 0.7 ? jaro + prefix * 0.1 * (1 - jaro) : jaro;
  }

  static double jaccard(String one, String other, int q) {
    Set<String> a = runs(one, q).keySet();
    Set<String> b = runs(other, q).keySet();
    Set<String> both = new HashSet<>(a);
    both.retainAll(b);
    Set<String> either = new HashSet<>(a);
    either.addAll(b);
    return either.isEmpty() ? 1 : (double) both.size() / either.size();
  }

  static double cosine(String one, String other, int q) {
    Map<String, Integer> a = runs(one, q);
    Map<String, Integer> b = runs(other, q);
    if (a.isEmpty() || b.isEmpty()) {
      return a.isEmpty() == b.isEmpty() ? 1 : 0;
    }
    double product = a.entrySet().stream().mapToDouble(e -> e.getValue() * b.getOrDefault(e.getKey(), 0)).sum();
    return product / (norm(a) * norm(b));
  }

  private static double norm(Map<String, Integer> counts) {
    return Math.sqrt(counts.values().stream().mapToDouble(n -> n * n).sum());
  }

  private static Map<String, Integer> runs(String text, int q) {
    Map<String, Integer> runs = new HashMap<>();
    if (text.isEmpty()) {
      return runs;
    }
    String marks = "#".repeat(q - 1);
    int[] points = (marks + text + marks).codePoints().toArray();
    for (int i = 0; i + q <= points.length; i++) {
      runs.merge(new String(points, i, q), 1, Integer::sum);
    }
    return runs;
  }
}
