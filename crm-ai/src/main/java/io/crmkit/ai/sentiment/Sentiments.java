package io.crmkit.ai.sentiment;

import io.crmkit.ai.sentiment.model.AspectReader;
import io.crmkit.ai.sentiment.model.AspectScore;
import io.crmkit.ai.sentiment.model.Moments;
import io.crmkit.ai.sentiment.model.NewText;
import io.crmkit.ai.sentiment.model.ScoredText;
import io.crmkit.ai.sentiment.model.SentimentScorer;
import io.crmkit.ai.sentiment.model.TimeSpan;
import io.crmkit.ai.sentiment.model.Trend;
import io.crmkit.ai.sentiment.model.TrendRequest;
import io.crmkit.ai.sentiment.model.TrendTable;
import io.crmkit.ai.sentiment.port.SentimentRepository;
import io.crmkit.core.TenantId;
import io.crmkit.core.Validated;
import io.crmkit.core.Violation;
import io.crmkit.core.Violations;
import io.crmkit.core.observe.Observed;
import io.crmkit.core.observe.ServiceListener;
import io.crmkit.core.paging.Page;
import io.crmkit.core.paging.PageRequest;
import io.crmkit.core.paging.Pages;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** Scores the texts of accounts, remembers the scores, and tells how they change. Safe to share between threads. */
public final class Sentiments {

  private static final int PART = 500;

  private final SentimentRepository repository;
  private final SentimentScorer scorer;
  private final AspectReader aspects;
  private final boolean keepsTexts;
  private final Observed observed;

  private Sentiments(Builder builder) {
    repository = builder.repository;
    scorer = builder.scorer;
    aspects = builder.aspects;
    keepsTexts = builder.keepsTexts;
    observed = Observed.service("sentiments", builder.listener);
  }

  /** Returns a builder of a service that reads no aspects and keeps no texts. */
  public static Builder builder(SentimentRepository repository, SentimentScorer scorer) {
    return new Builder(repository, scorer);
  }

  /**
   * Scores a text and remembers its id, account, time, score and aspects; the text itself only if the host asked for it.
   *
   * @return what is remembered; {@code sentiment.text-too-long} beyond {@link SentimentScorer#LONGEST_TEXT} characters,
   *     {@code sentiment.known-text} if there is a text of that id, which then stays as it is
   */
  public Validated<ScoredText> record(TenantId tenant, NewText text) {
    return observed.call("record", tenant, call -> {
      if (text.text().length() > SentimentScorer.LONGEST_TEXT) {
        return refused("/text", "sentiment.text-too-long", "The text has %d characters, more than %d."
            .formatted(text.text().length(), SentimentScorer.LONGEST_TEXT));
      }
      ScoredText scored = scored(text);
      return repository.append(tenant, scored) ? Validated.valid(scored)
          : refused("/id", "sentiment.known-text", "The text %s is known already.".formatted(text.id()));
    });
  }

  private ScoredText scored(NewText text) {
    return new ScoredText(text.id(), text.account(), text.at(), scorer.score(text.text()).score(),
        aspects.aspects(text.text()), keepsTexts ? storable(text.text()) : null);
  }

  /** Returns a text that every store can keep: U+FFFD in place of U+0000 and of halves of surrogate pairs. */
  private static String storable(String text) {
    return text.codePoints()
        .map(each -> each == 0 || Character.getType(each) == Character.SURROGATE ? 0xFFFD : each)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
  }

  /** Returns what an account has within a span, the oldest first. */
  public Page<ScoredText> list(TenantId tenant, String account, TimeSpan span, PageRequest page) {
    return observed.call("list", tenant, call -> repository.list(tenant, account, span, page));
  }

  /**
   * Returns how the sentiment of an account went; reads its texts a page at a time, and holds one number triple for each
   * period.
   *
   * @return the trend; {@code sentiment.too-many-periods} beyond {@link TrendRequest#MOST_PERIODS}
   */
  public Validated<Trend> trend(TenantId tenant, TrendRequest request) {
    return observed.call("trend", tenant, call -> {
      Map<LocalDate, Moments> periods = new TreeMap<>();
      Pages.stream(PART, page -> repository.list(tenant, request.account(), request.span(), page))
          .takeWhile(text -> periods.size() <= TrendRequest.MOST_PERIODS)
          .forEach(text -> score(text, request).ifPresent(score -> periods.merge(
              request.period().start(text.at().atZone(request.zone()).toLocalDate()),
              Moments.EMPTY.add(score), Moments::merge)));
      return periods.size() > TrendRequest.MOST_PERIODS
          ? refused("/period", "sentiment.too-many-periods",
              "There are more than %d periods; take longer ones.".formatted(TrendRequest.MOST_PERIODS))
          : Validated.valid(new TrendTable(periods).trend(request.level()));
    });
  }

  private static OptionalDouble score(ScoredText text, TrendRequest request) {
    String aspect = request.aspect();
    return aspect == null ? OptionalDouble.of(text.score()) : text.aspects().stream()
        .filter(each -> each.aspect().equals(aspect)).mapToDouble(AspectScore::score).findFirst();
  }

  /** Forgets one text; returns whether it was there. */
  public boolean forget(TenantId tenant, String id) {
    return observed.call("forget", tenant, call -> repository.forget(tenant, id));
  }

  /** Forgets everything of an account, and returns how many texts there were. */
  public int forgetAccount(TenantId tenant, String account) {
    return observed.call("forgetAccount", tenant, call -> repository.forgetAccount(tenant, account));
  }

  /** Forgets what was written before an instant, and returns how many texts there were. */
  public int purge(TenantId tenant, Instant writtenBefore) {
    return observed.call("purge", tenant, call -> repository.purge(tenant, writtenBefore));
  }

  private static <T> Validated<T> refused(String pointer, String code, String message) {
    return Validated.invalid(Violations.of(new Violation(pointer, code, message)));
  }

  /** Builds a {@link Sentiments}. Not safe for concurrent use. */
  public static final class Builder {

    private final SentimentRepository repository;
    private final SentimentScorer scorer;
    private AspectReader aspects = text -> List.of();
    private boolean keepsTexts;
    private ServiceListener listener = ServiceListener.none();

    private Builder(SentimentRepository repository, SentimentScorer scorer) {
      this.repository = Objects.requireNonNull(repository, "repository");
      this.scorer = Objects.requireNonNull(scorer, "scorer");
    }

    /** Reads aspects too. */
    public Builder aspects(AspectReader reader) {
      aspects = Objects.requireNonNull(reader, "reader");
      return this;
    }

    /** Keeps texts beside their scores. They may tell who somebody is: whoever keeps them answers for that. */
    public Builder keepTexts() {
      keepsTexts = true;
      return this;
    }

    /** Tells somebody how long each call took and how it ended. */
    public Builder listener(ServiceListener hears) {
      listener = Objects.requireNonNull(hears, "hears");
      return this;
    }

    public Sentiments build() {
      return new Sentiments(this);
    }
  }
}
