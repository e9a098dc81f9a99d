package io.crmkit.examples.sentiment;

import io.crmkit.ai.sentiment.model.Tone;
import java.util.List;
import java.util.Locale;

/** How often texts of each label were called what. Not thread-safe. */
final class ToneTally {

  private final long[][] counts = new long[Tone.values().length][Tone.values().length];

  void add(Tone label, Tone called) {
    counts[label.ordinal()][called.ordinal()]++;
  }

  String figures() {
    long hits = 0;
    long texts = 0;
    double f1 = 0;
    int labels = 0;
    for (Tone tone : Tone.values()) {
      long labelled = sum(counts[tone.ordinal()]);
      hits += counts[tone.ordinal()][tone.ordinal()];
      texts += labelled;
      labels += labelled > 0 ? 1 : 0;
      f1 += labelled > 0 ? f1(tone, labelled) : 0;
    }
    return String.format(Locale.ROOT, "accuracy=%.4f macro_f1=%.4f texts=%d", (double) hits / texts, f1 / labels, texts);
  }

  private double f1(Tone tone, long labelled) {
    long called = 0;
    for (Tone label : Tone.values()) {
      called += counts[label.ordinal()][tone.ordinal()];
    }
    return 2.0 * counts[tone.ordinal()][tone.ordinal()] / (labelled + called);
  }

  private static long sum(long[] numbers) {
    return List.of(Tone.values()).stream().mapToLong(tone -> numbers[tone.ordinal()]).sum();
  }
}
