package io.crmkit.ai.sentiment.lexicon;

import io.crmkit.ai.sentiment.model.AspectReader;
import io.crmkit.ai.sentiment.model.Aspects;
import io.crmkit.ai.sentiment.model.Polarity;
import io.crmkit.ai.sentiment.model.SentimentScorer;
import io.crmkit.ai.sentiment.model.WordEffect;
import java.util.List;
import java.util.Objects;

/** Sentiment by the words of a lexicon and by rules that know where a clause ends. Safe to share between threads. */
public final class LexiconAnalyzer implements SentimentScorer {

  private final Lexicon lexicon;
  private final Tokenizer tokenizer;

  /** Reads English. */
  public LexiconAnalyzer() {
    this(Lexicon.english());
  }

  public LexiconAnalyzer(Lexicon lexicon) {
    this.lexicon = Objects.requireNonNull(lexicon, "lexicon");
    this.tokenizer = new Tokenizer(lexicon);
  }

  /** Returns the words that it goes by. */
  public Lexicon lexicon() {
    return lexicon;
  }

  @Override
  public Polarity score(String text) {
    return reading(text).polarity();
  }

  /** Returns the words that tell something, in the order of the text, each with what it is worth there. */
  public List<WordEffect> explain(String text) {
    return reading(text).effects();
  }

  /** Returns a reader of what texts say of some aspects. Safe to share between threads. */
  public AspectReader about(Aspects aspects) {
    AspectIndex index = new AspectIndex(aspects);
    return text -> reading(text).aspects(index);
  }

  /** Returns what a trained model may build on. */
  public Signals signals(String text) {
    return reading(text).signals();
  }

  private Reading reading(String text) {
    return new Reading(tokenizer.read(SentimentScorer.readable(text)), lexicon.phrases());
  }
}
