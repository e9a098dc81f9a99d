package io.crmkit.testkit.ai.sentiment;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.ai.sentiment.Sentiments;
import io.crmkit.ai.sentiment.lexicon.LexiconAnalyzer;
import io.crmkit.ai.sentiment.model.Aspects;
import io.crmkit.ai.sentiment.model.NewText;
import io.crmkit.ai.sentiment.model.Period;
import io.crmkit.ai.sentiment.model.Polarity;
import io.crmkit.ai.sentiment.model.ScoredText;
import io.crmkit.ai.sentiment.model.SentimentScorer;
import io.crmkit.ai.sentiment.model.TimeSpan;
import io.crmkit.ai.sentiment.model.Trend;
import io.crmkit.ai.sentiment.model.TrendChange;
import io.crmkit.ai.sentiment.model.TrendPoint;
import io.crmkit.ai.sentiment.model.TrendRequest;
import io.crmkit.core.TenantId;
import io.crmkit.core.Validated;
import io.crmkit.core.observe.ServiceCall;
import io.crmkit.core.paging.PageRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SentimentsTest {

  private static final TenantId ACME = new TenantId("acme");
  private static final Instant NOON = Instant.parse("2024-05-01T12:00:00Z");
  private static final TimeSpan ALL = new TimeSpan(NOON.minus(Duration.ofDays(999)), NOON.plus(Duration.ofDays(999)));

  private final LexiconAnalyzer analyzer = new LexiconAnalyzer();
  private final Sentiments sentiments = Sentiments.builder(new InMemorySentiments(), analyzer)
      .aspects(analyzer.about(Aspects.NONE.with("price", "price", "cost").with("support", "support"))).build();

  private int next;

  private ScoredText say(Sentiments to, String text, Duration after) {
    return to.record(ACME, new NewText("t" + next++, "globex", NOON.plus(after), text)).orElseThrow();
  }

  private Trend trend(TrendRequest.Builder request) {
    return sentiments.trend(ACME, request.build()).orElseThrow();
  }

  private static TrendRequest.Builder request() {
    return TrendRequest.of("globex", ALL).by(Period.DAY);
  }

  @Test
  void remembersScoresAndNoTexts() {
    ScoredText scored = say(sentiments, "The price is great, support was awful", Duration.ZERO);

    assertThat(scored.score()).isEqualTo(analyzer.score("The price is great, support was awful").score());
    assertThat(scored.aspects()).extracting(aspect -> aspect.aspect() + (aspect.score() > 0 ? "+" : "-"))
        .containsExactly("price+", "support-");
    assertThat(scored.text()).isNull();
    assertThat(sentiments.list(ACME, "globex", ALL, PageRequest.first(10)).items()).containsExactly(scored);
  }

  @Test
  void keepsTextsOfAHostThatWantsItAndShowsThemNowhere() {
    Sentiments keeping = Sentiments.builder(new InMemorySentiments(), analyzer).keepTexts().build();
    ScoredText scored = say(keeping, "Ann Smith is great\u0000\ud83d!", Duration.ZERO);

    assertThat(scored.text()).isEqualTo("Ann Smith is great\uFFFD\uFFFD!");
    assertThat(scored.toString()).doesNotContain("Ann");
    assertThat(new NewText("1", "a", NOON, "Ann Smith").toString()).doesNotContain("Ann");
  }

  @Test
  void refusesAnIdThatIsKnownAndATextThatIsTooLong() {
    NewText text = new NewText("1", "globex", NOON, "great");
    sentiments.record(ACME, text).orElseThrow();

    assertThat(code(sentiments.record(ACME, text))).isEqualTo("sentiment.known-text");
    NewText tooLong = new NewText("2", "globex", NOON, "secret".repeat(SentimentScorer.LONGEST_TEXT));
    assertThat(code(sentiments.record(ACME, tooLong))).isEqualTo("sentiment.text-too-long");
    assertThat(sentiments.record(ACME, tooLong).toString()).doesNotContain("secret");
  }

  private static String code(Validated<?> answer) {
    assertThat(answer).isInstanceOf(Validated.Invalid.class);
    return ((Validated.Invalid<?>) answer).violations().all().get(0).code();
  }

  @Test
  void refusesATrendOfTooManyPeriods() {
    Sentiments crowded = Sentiments.builder(new InMemorySentiments(), text -> Polarity.NONE).build();
    for (int day = 0; day <= TrendRequest.MOST_PERIODS; day++) {
      say(crowded, "", Duration.ofDays(day));
    }
    TimeSpan decades = new TimeSpan(NOON, NOON.plus(Duration.ofDays(20_000)));

    assertThat(code(crowded.trend(ACME, TrendRequest.of("globex", decades).by(Period.DAY).build())))
        .isEqualTo("sentiment.too-many-periods");
    assertThat(crowded.trend(ACME, TrendRequest.of("globex", decades).by(Period.MONTH).build()).orElseThrow().changes()).isEmpty();
  }

  @Test
  void dividesATrendByPeriodsOfAZone() {
    say(sentiments, "great", Duration.ofHours(-13));
    say(sentiments, "awful", Duration.ofHours(11));
    say(sentiments, "good", Duration.ofHours(13));

    assertThat(trend(request()).points()).extracting(TrendPoint::start)
        .containsExactly(LocalDate.of(2024, 4, 30), LocalDate.of(2024, 5, 1), LocalDate.of(2024, 5, 2));
    assertThat(trend(request().zone(ZoneId.of("Pacific/Kiritimati"))).points()).extracting(TrendPoint::start)
        .containsExactly(LocalDate.of(2024, 5, 1), LocalDate.of(2024, 5, 2));
    assertThat(trend(request().by(Period.MONTH)).points()).extracting(TrendPoint::texts).containsExactly(1L, 2L);
    assertThat(trend(request().by(Period.WEEK)).points()).extracting(TrendPoint::start)
        .containsExactly(LocalDate.of(2024, 4, 29));
    assertThat(trend(request().by(Period.QUARTER)).points()).extracting(TrendPoint::start)
        .containsExactly(LocalDate.of(2024, 4, 1));
  }

  @Test
  void givesOneTextTheSpreadOfAll() {
    for (int i = 0; i < 10; i++) {
      say(sentiments, i % 2 == 0 ? "great" : "good", Duration.ofMinutes(i));
    }
    say(sentiments, "good", Duration.ofDays(1));
    List<TrendPoint> points = trend(request()).points();

    assertThat(points.get(0).high() - points.get(0).low()).isPositive();
    assertThat(points.get(1).high() - points.get(1).low())
        .isBetween(3.0 * (points.get(0).high() - points.get(0).low()), 3.3 * (points.get(0).high() - points.get(0).low()));
  }

  @Test
  void knowsNothingOfASingleText() {
    say(sentiments, "great", Duration.ZERO);

    assertThat(trend(request()).points()).singleElement()
        .satisfies(point -> assertThat(List.of(point.low(), point.high())).containsExactly(-1.0, 1.0));
    assertThat(trend(TrendRequest.of("nobody", ALL)).points()).isEmpty();
    assertThat(trend(TrendRequest.of("nobody", ALL)).alarm()).isEmpty();
  }

  @Test
  void raisesAnAlarmWhenTheMoodTurns() {
    for (int day = 0; day < 8; day++) {
      for (int i = 0; i < 6; i++) {
        String mood = day < 6 ? (i % 3 == 0 ? "good" : "great") : (i % 3 == 0 ? "slow" : "awful");
        say(sentiments, mood, Duration.ofDays(day).plusMinutes(i));
      }
      Trend trend = trend(request());
      assertThat(trend.alarm().isPresent()).as("day %d", day).isEqualTo(day == 6);
    }

    assertThat(trend(request()).changes()).singleElement().satisfies(change -> {
      assertThat(change.start()).isEqualTo(LocalDate.of(2024, 5, 7));
      assertThat(change.isForTheWorse()).isTrue();
      assertThat(change.before()).isPositive();
    });
    assertThat(trend(request()).changes()).extracting(TrendChange::chance).allMatch(chance -> chance < 0.01);
  }

  @Test
  void followsOneAspect() {
    say(sentiments, "great price", Duration.ZERO);
    say(sentiments, "awful", Duration.ofMinutes(1));

    assertThat(trend(request().aspect("price")).points()).singleElement()
        .satisfies(point -> assertThat(point.texts()).isOne());
    assertThat(trend(request().aspect("support")).points()).isEmpty();
  }

  @Test
  void forgets() {
    say(sentiments, "good", Duration.ZERO);
    say(sentiments, "good", Duration.ofDays(1));
    say(sentiments, "good", Duration.ofDays(2));

    assertThat(sentiments.forget(ACME, "t1")).isTrue();
    assertThat(sentiments.purge(ACME, NOON.plusSeconds(1))).isEqualTo(1);
    assertThat(sentiments.forgetAccount(ACME, "globex")).isEqualTo(1);
  }

  @Test
  void tellsItsListener() {
    List<ServiceCall> calls = new ArrayList<>();
    Sentiments heard = Sentiments.builder(new InMemorySentiments(), analyzer).listener(calls::add).build();

    say(heard, "good", Duration.ZERO);

    assertThat(calls).extracting(call -> call.service() + "." + call.operation()).containsExactly("sentiments.record");
  }
}
