package io.crmkit.testkit.ai.sentiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.crmkit.ai.sentiment.model.AspectScore;
import io.crmkit.ai.sentiment.model.ScoredText;
import io.crmkit.ai.sentiment.model.TimeSpan;
import io.crmkit.ai.sentiment.port.SentimentRepository;
import io.crmkit.core.RefusedException;
import io.crmkit.core.TenantId;
import io.crmkit.core.paging.Cursor;
import io.crmkit.core.paging.PageRequest;
import io.crmkit.testkit.core.BoundedPages;
import io.crmkit.testkit.core.MadeUpCursor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link SentimentRepository} must do. Extend it next to your adapter and return an empty one. */
public abstract class SentimentRepositoryContract {

  private static final TenantId ACME = new TenantId("acme");
  private static final TenantId GLOBEX = new TenantId("globex");
  private static final String INITECH = "Größe 🚀 initech";
  private static final String HOOLI = "hooli";
  private static final Instant AT = Instant.parse("2024-05-01T12:00:00.123456789Z");
  private static final TimeSpan ALL =
      new TimeSpan(Instant.parse("1900-01-01T00:00:00Z"), Instant.parse("2200-01-01T00:00:00Z"));

  private @Nullable SentimentRepository repository;

  /** Returns a store that holds nothing. Called once for each test. */
  protected abstract SentimentRepository emptyRepository();

  @BeforeEach
  final void startEmpty() {
    repository = emptyRepository();
  }

  @Test
  protected void keepsEverythingOfAText() {
    ScoredText full = new ScoredText("größe/1 🚀", INITECH, AT, -0.12345678901234568,
        List.of(new AspectScore("lieferung", 1, 3), new AspectScore("preis", -1.0 / 3, 1)), "\"Schön\" \n 🚀 \\");
    ScoredText bare = new ScoredText("2", INITECH, AT.plusNanos(1), 0, List.of(), null);
    append(full);
    append(bare);

    assertThat(list(ACME, INITECH, ALL)).containsExactly(full, bare);
  }

  @Test
  protected void keepsTheFirstOfAnId() {
    ScoredText first = text("1", HOOLI, 0);

    assertThat(repository().append(ACME, first)).isTrue();
    assertThat(repository().append(ACME, text("1", HOOLI, 5))).isFalse();
    assertThat(repository().append(ACME, text("1", INITECH, 0))).isFalse();
    assertThat(repository().append(GLOBEX, text("1", HOOLI, 1))).isTrue();
    assertThat(list(ACME, HOOLI, ALL)).containsExactly(first);
    assertThat(list(ACME, INITECH, ALL)).isEmpty();
  }

  @Test
  protected void tellsTextsAndAccountsApartThatDifferInCaseOnly() {
    append(text("a", HOOLI, 0));
    append(text("A", "Hooli", 0));

    assertThat(list(ACME, HOOLI, ALL)).containsExactly(text("a", HOOLI, 0));
    assertThat(repository().forget(ACME, "A")).isTrue();
    assertThat(repository().forgetAccount(ACME, "HOOLI")).isZero();
    assertThat(list(ACME, HOOLI, ALL)).hasSize(1);
  }

  @Test
  protected void listsByTimeAndThenById() {
    for (int at : List.of(3, 1, 2, 1, 1)) {
      append(text("t" + repositorySize(), HOOLI, at));
    }

    assertThat(list(ACME, HOOLI, ALL)).extracting(ScoredText::id).containsExactly("t1", "t3", "t4", "t2", "t0");
  }

  private int repositorySize() {
    return list(ACME, HOOLI, ALL).size();
  }

  @Test
  protected void listsWithinASpanAlone() {
    for (int at = 0; at < 4; at++) {
      append(text("t" + at, HOOLI, at));
    }

    assertThat(list(ACME, HOOLI, new TimeSpan(AT.plusSeconds(1), AT.plusSeconds(3))))
        .extracting(ScoredText::id).containsExactly("t1", "t2");
    assertThat(list(ACME, HOOLI, new TimeSpan(AT.plusNanos(1), AT.plusSeconds(1)))).isEmpty();
  }

  @Test
  protected void neitherRepeatsNorSkipsWhileOthersAreAdded() {
    for (int at = 0; at < 5; at++) {
      append(text("t" + at, HOOLI, at));
    }
    List<String> seen = new ArrayList<>();
    BoundedPages.stream(2, page -> repository().list(ACME, HOOLI, ALL, page)).forEach(text -> {
      seen.add(text.id());
      append(text("early" + seen.size(), HOOLI, -seen.size()));
    });

    assertThat(seen).containsExactly("t0", "t1", "t2", "t3", "t4");
    MadeUpCursor.isRefusedBy(page -> repository().list(ACME, HOOLI, ALL, page));
  }

  @Test
  protected void forgetsOneTextAnAccountOrWhatIsOld() {
    for (int at = 0; at < 4; at++) {
      append(text("h" + at, HOOLI, at));
      append(text("i" + at, INITECH, at));
    }
    repository().append(GLOBEX, text("h0", HOOLI, 0));
    repository().append(GLOBEX, text("h3", HOOLI, 3));

    assertThat(repository().forget(ACME, "h3")).isTrue();
    assertThat(repository().forget(ACME, "h3")).isFalse();
    assertThat(repository().purge(ACME, AT.plusSeconds(1))).isEqualTo(2);
    assertThat(list(ACME, HOOLI, ALL)).extracting(ScoredText::id).containsExactly("h1", "h2");
    assertThat(repository().forgetAccount(ACME, HOOLI)).isEqualTo(2);
    assertThat(repository().forgetAccount(ACME, HOOLI)).isZero();
    assertThat(list(ACME, HOOLI, ALL)).isEmpty();
    assertThat(list(ACME, INITECH, ALL)).extracting(ScoredText::id).containsExactly("i1", "i2", "i3");
    assertThat(list(GLOBEX, HOOLI, ALL)).hasSize(2);
    assertThat(repository().append(ACME, text("h3", HOOLI, 0))).as("a forgotten id is free").isTrue();
  }

  @Test
  protected void forgetsMoreThanABatch() {
    for (int i = 0; i < 1_100; i++) {
      append(text("t" + i, HOOLI, i));
    }

    assertThat(repository().purge(ACME, AT.plusSeconds(1_050))).isEqualTo(1_050);
    assertThat(repository().forgetAccount(ACME, HOOLI)).isEqualTo(50);
  }

  @Test
  protected void refusesTheCursorOfAnotherList() {
    append(text("1", HOOLI, 0));
    PageRequest foreign = PageRequest.first(1).after(new Cursor("something/else", List.of("1", "2")));

    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> repository().list(ACME, HOOLI, ALL, foreign))
        .withMessageContaining("another list");
  }

  @Test
  protected void letsOneOfManyAppendAnId() throws InterruptedException, ExecutionException {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Callable<Boolean>> appends = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        ScoredText text = text("same", HOOLI, i);
        appends.add(() -> repository().append(ACME, text));
      }
      int appended = 0;
      for (Future<Boolean> each : threads.invokeAll(appends)) {
        appended += each.get() ? 1 : 0;
      }

      assertThat(appended).isEqualTo(1);
      assertThat(list(ACME, HOOLI, ALL)).hasSize(1);
    } finally {
      threads.shutdownNow();
    }
  }

  private static ScoredText text(String id, String account, int seconds) {
    return new ScoredText(id, account, AT.plusSeconds(seconds), 0.25, List.of(), null);
  }

  private void append(ScoredText text) {
    assertThat(repository().append(ACME, text)).isTrue();
  }

  private List<ScoredText> list(TenantId tenant, String account, TimeSpan span) {
    return BoundedPages.stream(2, page -> repository().list(tenant, account, span, page)).toList();
  }

  private SentimentRepository repository() {
    return Objects.requireNonNull(repository);
  }
}
