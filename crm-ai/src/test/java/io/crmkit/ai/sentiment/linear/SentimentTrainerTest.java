package io.crmkit.ai.sentiment.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.crmkit.ai.sentiment.lexicon.Lexicon;
import io.crmkit.ai.sentiment.lexicon.LexiconAnalyzer;
import io.crmkit.ai.sentiment.linear.TrainedAnalyzer.Effect;
import io.crmkit.ai.sentiment.model.Accuracy;
import io.crmkit.ai.sentiment.model.SentimentScorer;
import io.crmkit.ai.sentiment.model.Tone;
import io.crmkit.core.Validated;
import io.crmkit.core.Violation;
import io.crmkit.core.progress.CancelledException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SentimentTrainerTest {

  private static final LexiconAnalyzer LEXICON =
      new LexiconAnalyzer(Lexicon.builder().word("good", 1.9).word("bad", -2.5).negation("not").build());

  private static final List<LabelledText> TEXTS = texts();

  /** Half of them say it in words that no lexicon has. */
  private static List<LabelledText> texts() {
    List<LabelledText> texts = new ArrayList<>();
    for (String place : List.of("here", "there", "at home", "at work", "in the car")) {
      texts.add(new LabelledText("The froodiest gadget " + place, Tone.POSITIVE));
      texts.add(new LabelledText("good gadget " + place, Tone.POSITIVE));
      texts.add(new LabelledText("A grebulous gadget " + place, Tone.NEGATIVE));
      texts.add(new LabelledText("bad gadget " + place, Tone.NEGATIVE));
    }
    return List.copyOf(texts);
  }

  private final SentimentTrainer trainer = new SentimentTrainer(LEXICON);
  private final TrainedAnalyzer trained = trainer.train(TEXTS).orElseThrow();

  @Test
  void learnsWordsThatTheLexiconLacks() {
    assertThat(trained.score("What a froodiest thing").tone()).isEqualTo(Tone.POSITIVE);
    assertThat(trained.score("What a grebulous thing").tone()).isEqualTo(Tone.NEGATIVE);
    assertThat(trained.score("froodier").score()).as("by its pieces").isGreaterThan(trained.score("xyz").score());
  }

  @Test
  void buildsOnTheLexicon() {
    assertThat(trained.score("good").tone()).isEqualTo(Tone.POSITIVE);
    assertThat(trained.explain("good")).filteredOn(effect -> effect.word().equals(Effect.LEXICON))
        .singleElement().satisfies(effect -> assertThat(effect.effect()).isPositive());
  }

  @Test
  void givesProbabilities() {
    double probability = trained.probability("good gadget here");

    assertThat(probability).isBetween(0.5, 1.0);
    assertThat(trained.score("good gadget here").score()).isCloseTo(2 * probability - 1, within(1e-12));
    assertThat(trained.score("good gadget here").negative()).isCloseTo(1 - probability, within(1e-12));
  }

  @Test
  void explainsAllOfItsAnswer() {
    for (String text : List.of("", "The froodiest gadget at home, good good good!", "unseen words", "bad?", "’’ \ud83d")) {
      double sum = trained.explain(text).stream().mapToDouble(Effect::effect).sum();

      assertThat(sum).as(text).isCloseTo(trained.logit(text), within(1e-9));
    }
    assertThat(trained.explain("froodiest gadget")).extracting(Effect::word)
        .containsExactly(Effect.START, Effect.LEXICON, "froodiest", "gadget");
  }

  @Test
  void learnsTheSameBitsFromTheSameTexts() {
    assertThat(trainer.train(TEXTS).orElseThrow().model()).isEqualTo(trained.model());
  }

  @Test
  void isAtTheLeastOfItsLoss() {
    double loss = loss(trained);

    for (double step : List.of(-0.01, 0.01)) {
      LinearModel model = trained.model();
      LinearModel moved = new LinearModel(
          model.lexicon(), model.intercept() + step, model.signals(), model.words(), model.pieces());
      assertThat(loss(moved.with(LEXICON).orElseThrow())).isGreaterThan(loss);
    }
  }

  /** The intercept is not penalized, so that the penalty of both is the same. */
  private static double loss(TrainedAnalyzer analyzer) {
    return TEXTS.stream().mapToDouble(text ->
        Math.log1p(Math.exp(text.tone() == Tone.POSITIVE ? -analyzer.logit(text.text()) : analyzer.logit(text.text())))).sum();
  }

  @Test
  void refusesTextsOfOneTone() {
    assertThat(codes(trainer.train(TEXTS.subList(0, 2)))).containsExactly("sentiment.one-tone");
    assertThat(codes(trainer.train(List.of()))).containsExactly("sentiment.one-tone");
    assertThatIllegalArgumentException().isThrownBy(() -> new LabelledText("x", Tone.NEUTRAL));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LabelledText("x".repeat(SentimentScorer.LONGEST_TEXT + 1), Tone.POSITIVE));
    assertThatIllegalArgumentException().isThrownBy(() -> new SentimentTrainer(LEXICON, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new SentimentTrainer(LEXICON, Double.POSITIVE_INFINITY));
  }

  private static List<String> codes(Validated<?> answer) {
    assertThat(answer).isInstanceOf(Validated.Invalid.class);
    return ((Validated.Invalid<?>) answer).violations().all().stream().map(Violation::code).toList();
  }

  @Test
  void stopsWhenSomebodyWantsItTo() {
    assertThatExceptionOfType(CancelledException.class).isThrownBy(() -> trainer.train(TEXTS, () -> true));
  }

  @Nested
  class AsJson {

    @Test
    void scoresAsBefore() {
      TrainedAnalyzer read = LinearModel.read(trained.model().toJson()).orElseThrow().with(LEXICON).orElseThrow();

      assertThat(read.model()).isEqualTo(trained.model());
      assertThat(read.logit("The froodiest gadget at sea")).isEqualTo(trained.logit("The froodiest gadget at sea"));
    }

    @Test
    void asksForTheSameLexicon() {
      assertThat(codes(trained.model().with(new LexiconAnalyzer(Lexicon.emoji())))).containsExactly("sentiment.other-lexicon");
    }

    @Test
    void refusesWhatIsNoModel() {
      String json = trained.model().toJson();

      assertRefused("{", "json.syntax");
      assertRefused(json.replace("\"version\":1", "\"version\":2"), "json.unknown-version");
      assertRefused(json.replace("\"intercept\"", "\"intercpt\""), "json.unknown-field");
      assertRefused(json.replaceFirst("\"signals\":\\[[^,]*,", "\"signals\":["), "json.refused");
      assertRefused(json.replaceFirst("\"terms\":\\[\"[^\"]*\",", "\"terms\":["), "json.refused");
      assertRefused(json.replaceFirst("\"intercept\":[^,]*", "\"intercept\":1e999"), "json.too-large");
    }

    @Test
    void refusesTermsOfNoRarity() {
      for (double rarity : new double[] {0, -1, 1e-200}) {
        assertThatIllegalArgumentException()
            .isThrownBy(() -> new TermColumn(List.of("a"), List.of(rarity), List.of(1.0))).withMessageContaining("rarity");
      }
    }

    private static void assertRefused(String json, String code) {
      assertThat(codes(LinearModel.read(json))).contains(code);
    }
  }

  @Nested
  class CrossValidated {

    @Test
    void triesEveryTextOnceOnAModelThatHasNotSeenIt() {
      Accuracy accuracy = new CrossValidation(trainer, 5, 42).of(TEXTS).orElseThrow();

      assertThat(accuracy.texts()).isEqualTo(TEXTS.size());
      assertThat(accuracy.accuracy()).isGreaterThan(0.9);
      assertThat(new CrossValidation(trainer, 5, 42).of(TEXTS).orElseThrow()).isEqualTo(accuracy);
    }

    @Test
    void seesNothingInLabelsThatMeanNothing() {
      List<LabelledText> texts = new ArrayList<>();
      for (int i = 0; i < 60; i++) {
        texts.add(new LabelledText("number" + i, i % 2 == 0 ? Tone.POSITIVE : Tone.NEGATIVE));
      }

      assertThat(new CrossValidation(trainer, 3, 1).of(texts).orElseThrow().accuracy()).isLessThan(0.75);
    }

    @Test
    void refusesTooFewTexts() {
      assertThat(codes(new CrossValidation(trainer, 11, 1).of(TEXTS))).containsExactly("sentiment.too-few-texts");
      assertThatIllegalArgumentException().isThrownBy(() -> new CrossValidation(trainer, 1, 1));
    }
  }

  @Test
  void countsAccuracyAndMacroF1() {
    Accuracy accuracy = new Accuracy(3, 1, 4, 2);

    assertThat(accuracy.accuracy()).isEqualTo(0.7);
    assertThat(accuracy.macroF1()).isCloseTo((6.0 / 9 + 8.0 / 11) / 2, within(1e-12));
    assertThat(Accuracy.NONE.macroF1()).isZero();
    assertThat(Accuracy.NONE.and(Tone.POSITIVE, 0).and(Tone.NEGATIVE, 0.1).and(Tone.NEGATIVE, 0))
        .isEqualTo(new Accuracy(0, 1, 1, 1));
  }
}
