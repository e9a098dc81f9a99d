package io.crmkit.ai.sentiment.linear;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The terms that a model knows and how rare each is. The weight of a term in a text is (1 + ln n)·rarity, where it stands
 * n times in the text; the weights of a text are divided by the root of the sum of their squares (Salton and Buckley 1988).
 */
final class TermWeights {

  private final List<String> terms;
  private final double[] rarity;
  private final Map<String, Integer> places = new HashMap<>();

  TermWeights(List<String> terms, List<Double> rarity) {
    this.terms = List.copyOf(terms);
    this.rarity = rarity.stream().mapToDouble(Double::doubleValue).toArray();
    for (String term : terms) {
      places.put(term, places.size());
    }
  }

  /** Learns the terms that stand in at least so many texts. */
  static TermWeights learnt(List<List<String>> texts, int leastTexts) {
    Map<String, Integer> counts = new TreeMap<>();
    for (List<String> text : texts) {
      text.stream().distinct().forEach(term -> counts.merge(term, 1, Integer::sum));
    }
    List<String> terms = new ArrayList<>();
    List<Double> rarity = new ArrayList<>();
    counts.forEach((term, count) -> {
      if (count >= leastTexts) {
        terms.add(term);
        rarity.add(StrictMath.log((1.0 + texts.size()) / (1.0 + count)) + 1);
      }
    });
    return new TermWeights(terms, rarity);
  }

  int size() {
    return terms.size();
  }

  /** Returns these terms with the weights of a model, which stand in a row of many columns from a place on. */
  TermColumn column(double[] weights, int from) {
    List<Double> own = new ArrayList<>();
    List<Double> rare = new ArrayList<>();
    for (int i = 0; i < terms.size(); i++) {
      own.add(weights[from + i]);
      rare.add(rarity[i]);
    }
    return new TermColumn(terms, rare, own);
  }

  /** Returns the weights of a text by place, in the order of places; terms that are not known are left out. */
  Map<Integer, Double> weights(List<String> text) {
    Map<Integer, Double> weights = new TreeMap<>();
    for (String term : text) {
      Integer place = places.get(term);
      if (place != null) {
        weights.merge(place, 1.0, Double::sum);
      }
    }
    double squares = 0;
    for (Map.Entry<Integer, Double> entry : weights.entrySet()) {
      double weight = (1 + StrictMath.log(entry.getValue())) * rarity[entry.getKey()];
      entry.setValue(weight);
      squares += weight * weight;
    }
    double length = StrictMath.sqrt(squares);
    for (Map.Entry<Integer, Double> entry : weights.entrySet()) {
      entry.setValue(entry.getValue() / length);
    }
    return weights;
  }

  /** Returns what each occurrence of a term in a text adds, by the weights of a model; terms that add nothing are not there. */
  Map<String, Double> effects(List<String> text, List<Double> modelWeights) {
    Map<String, Integer> counts = new HashMap<>();
    text.forEach(term -> counts.merge(term, 1, Integer::sum));
    Map<String, Double> effects = new HashMap<>();
    weights(text).forEach((place, weight) -> {
      String term = terms.get(place);
      effects.put(term, weight * modelWeights.get(place) / counts.getOrDefault(term, 1));
    });
    return effects;
  }
}
