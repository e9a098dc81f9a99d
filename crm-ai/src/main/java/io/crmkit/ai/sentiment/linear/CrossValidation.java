package io.crmkit.ai.sentiment.linear;

import io.crmkit.ai.sentiment.model.Accuracy;
import io.crmkit.ai.sentiment.model.Tone;
import io.crmkit.core.Validated;
import io.crmkit.core.Violation;
import io.crmkit.core.Violations;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Tells how well a model is going to do: it is trained on all folds but one and tried on that one, which it has never
 * seen, for each fold in turn. Each fold has its share of both tones; which text is in which is drawn by a seed.
 */
public final class CrossValidation {

  private final SentimentTrainer trainer;
  private final int folds;
  private final long seed;

  /**
   * Makes a cross-validation.
   *
   * @param folds from 2 to 100
   */
  public CrossValidation(SentimentTrainer trainer, int folds, long seed) {
    if (folds < 2 || folds > 100) {
      throw new IllegalArgumentException("folds must be from 2 to 100 but was " + folds);
    }
    this.trainer = trainer;
    this.folds = folds;
    this.seed = seed;
  }

  /** Returns how often texts were called what they are; {@code sentiment.too-few-texts} if a tone has fewer than folds. */
  public Validated<Accuracy> of(List<LabelledText> texts) {
    for (Tone tone : List.of(Tone.POSITIVE, Tone.NEGATIVE)) {
      if (texts.stream().filter(text -> text.tone() == tone).count() < folds) {
        return Validated.invalid(Violations.of(new Violation("", "sentiment.too-few-texts",
            "There must be at least %d texts that are %s.".formatted(folds, tone))));
      }
    }
    int[] fold = folds(texts);
    Accuracy accuracy = Accuracy.NONE;
    for (int held = 0; held < folds; held++) {
      accuracy = accuracy.plus(without(held, fold, texts));
    }
    return Validated.valid(accuracy);
  }

  private Accuracy without(int held, int[] fold, List<LabelledText> texts) {
    List<LabelledText> seen = new ArrayList<>();
    List<LabelledText> unseen = new ArrayList<>();
    for (int i = 0; i < fold.length; i++) {
      (fold[i] == held ? unseen : seen).add(texts.get(i));
    }
    TrainedAnalyzer trained = trainer.train(seen).orElseThrow();
    Accuracy accuracy = Accuracy.NONE;
    for (LabelledText text : unseen) {
      accuracy = accuracy.and(text.tone(), trained.logit(text.text()));
    }
    return accuracy;
  }

  /** Returns the fold of each text: the texts of a tone are shuffled and dealt out in turn. */
  private int[] folds(List<LabelledText> texts) {
    int[] fold = new int[texts.size()];
    Random random = new Random(seed);
    for (Tone tone : List.of(Tone.POSITIVE, Tone.NEGATIVE)) {
      List<Integer> places = new ArrayList<>();
      for (int i = 0; i < fold.length; i++) {
        if (texts.get(i).tone() == tone) {
          places.add(i);
        }
      }
      Collections.shuffle(places, random);
      for (int i = 0; i < places.size(); i++) {
        fold[places.get(i)] = i % folds;
      }
    }
    return fold;
  }
}
