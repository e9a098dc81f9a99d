package io.crmkit.ai.sentiment.lexicon;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What VADER makes of the words of one text. Its oddities are kept, and named where they are. */
final class VaderRules {

  static final double CAPITALS = 0.733;
  static final double NEGATED = -0.74;

  private static final double WEAKENED = -0.293;
  private static final Set<String> WEAKENING_PAIRS = Set.of("just enough", "kind of", "sort of");
  private static final double[] DISTANCE = {1, 0.95, 0.9};
  private static final Map<String, Double> IDIOMS = Map.of(
      "the shit", 3.0, "the bomb", 3.0, "bad ass", 1.5, "bus stop", 0.0, "yeah right", -2.0,
      "kiss of death", -1.5, "to die for", 3.0, "beating heart", 3.1, "broken heart", -2.9);

  private final List<VaderToken> tokens;
  private final boolean mixedCase;

  VaderRules(List<VaderToken> tokens) {
    this.tokens = tokens;
    long upper = tokens.stream().filter(VaderToken::upper).count();
    mixedCase = upper > 0 && upper < tokens.size();
  }

  double[] valences() {
    double[] valences = new double[tokens.size()];
    for (int i = 0; i < valences.length; i++) {
      VaderToken token = tokens.get(i);
      boolean modifies = token.boost() != 0 || token.is("kind") && is(i + 1, "of");
      valences[i] = modifies || !token.isRated() ? 0 : valence(i);
    }
    contrast(valences);
    return valences;
  }

  private double valence(int i) {
    VaderToken token = tokens.get(i);
    double valence = afterNo(i) ? token.valence() * NEGATED : ownValence(i);
    if (token.upper() && mixedCase) {
      valence += valence > 0 ? CAPITALS : -CAPITALS;
    }
    for (int back = 1; back <= 3 && i >= back; back++) {
      if (!tokens.get(i - back).isRated()) {
        valence += boost(tokens.get(i - back), valence) * DISTANCE[back - 1];
        valence = negated(valence, i, back);
        valence = back == 3 ? idiom(valence, i) : valence;
      }
    }
    return isLeast(i) ? valence * NEGATED : valence;
  }

  private double ownValence(int i) {
    boolean isNoBeforeARatedWord = is(i, "no") && i + 1 < tokens.size() && tokens.get(i + 1).isRated();
    return isNoBeforeARatedWord ? 0 : tokens.get(i).valence();
  }

  private boolean afterNo(int i) {
    return is(i - 1, "no") || is(i - 2, "no") || is(i - 3, "no") && (is(i - 1, "or") || is(i - 1, "nor"));
  }

  private double boost(VaderToken token, double valence) {
    double boost = valence < 0 ? -token.boost() : token.boost();
    if (boost != 0 && token.upper() && mixedCase) {
      boost += valence > 0 ? CAPITALS : -CAPITALS;
    }
    return boost;
  }

  private double negated(double valence, int i, int back) {
    if (back == 2 && is(i - 2, "never") && isSoOrThis(i - 1)) {
      return valence * 1.25;
    }
    // without "never" too: the Python source binds "and" before "or"
    if (back == 3 && (is(i - 3, "never") && isSoOrThis(i - 2) || isSoOrThis(i - 1))) {
      return valence * 1.25;
    }
    boolean undoubted = is(i - back, "without") && (back == 2 && is(i - 1, "doubt")
        || back == 3 && (is(i - 2, "doubt") || is(i - 1, "doubt")));
    return !undoubted && tokens.get(i - back).negates() ? valence * NEGATED : valence;
  }

  private boolean isSoOrThis(int i) {
    return is(i, "so") || is(i, "this");
  }

  /** Looked for only from the fourth word on, as in the original. */
  private double idiom(double valence, int i) {
    double found = firstIdiom(valence, i);
    found = IDIOMS.getOrDefault(joined(i, i + 1), found);
    found = IDIOMS.getOrDefault(joined(i, i + 2), found);
    if (WEAKENING_PAIRS.contains(joined(i - 3, i - 2))) {
      found += WEAKENED;
    }
    return WEAKENING_PAIRS.contains(joined(i - 2, i - 1)) ? found + WEAKENED : found;
  }

  private double firstIdiom(double otherwise, int i) {
    for (String words : new String[] {
        joined(i - 1, i), joined(i - 2, i), joined(i - 2, i - 1), joined(i - 3, i - 1), joined(i - 3, i - 2)}) {
      Double idiom = IDIOMS.get(words);
      if (idiom != null) {
        return idiom;
      }
    }
    return otherwise;
  }

  private String joined(int from, int last) {
    if (last >= tokens.size()) {
      return "";
    }
    StringBuilder words = new StringBuilder(tokens.get(from).word());
    for (int i = from + 1; i <= last; i++) {
      words.append(' ').append(tokens.get(i).word());
    }
    return words.toString();
  }

  private boolean isLeast(int i) {
    return is(i - 1, "least") && !tokens.get(i - 1).isRated() && !is(i - 2, "at") && !is(i - 2, "very");
  }

  private boolean is(int i, String word) {
    return i >= 0 && i < tokens.size() && tokens.get(i).is(word);
  }

  /** Weighs what stands before the first "but" less and what stands behind it more; see {@link Places}. */
  private void contrast(double[] valences) {
    int but = 0;
    while (but < tokens.size() && !is(but, "but")) {
      but++;
    }
    if (but == tokens.size()) {
      return;
    }
    Places places = new Places(valences);
    for (int i = 0; i < valences.length; i++) {
      Integer first = places.first(valences[i]);
      if (first != null && first != but) {
        places.set(first, valences[first] * (first < but ? 0.5 : 1.5));
      }
    }
  }

  /** Where each valence but 0 stands: the original weighs the first word with the valence of the one that it looks at. */
  private static final class Places {

    private final double[] valences;
    private final Map<Double, TreeSet<Integer>> byValence = new HashMap<>();

    Places(double[] valences) {
      this.valences = valences;
      for (int i = 0; i < valences.length; i++) {
        add(i);
      }
    }

    @Nullable Integer first(double valence) {
      TreeSet<Integer> places = byValence.get(valence);
      return places == null || places.isEmpty() ? null : places.first();
    }

    void set(int place, double valence) {
      byValence.getOrDefault(valences[place], new TreeSet<>()).remove(place);
      valences[place] = valence;
      add(place);
    }

    private void add(int place) {
      if (valences[place] != 0) {
        byValence.computeIfAbsent(valences[place], unused -> new TreeSet<>()).add(place);
      }
    }
  }
}
