package io.crmkit.core.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.crmkit.core.RefusedException;
import io.crmkit.core.Validated;
import io.crmkit.core.Validated.Invalid;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PagesTest {

  private static final Cursor CURSOR = new Cursor("approvals/by-due", List.of("2024-05-01T12:00:00Z", "A-1"));

  private static Page<Integer> below(int end, PageRequest request) {
    Cursor cursor = request.cursor();
    int after = cursor == null ? -1 : Integer.parseInt(cursor.keyFor("numbers", 1).orElseThrow().get(0));
    List<Integer> found = IntStream.range(after + 1, end).limit(request.limit() + 1L).boxed().toList();
    return Page.of(found, request, last -> new Cursor("numbers", List.of(last.toString())));
  }

  @Nested
  class ARequest {

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 1001})
    void isForOneToAThousandItems(int limit) {
      assertThatIllegalArgumentException().isThrownBy(() -> PageRequest.first(limit))
          .withMessage("limit must be from 1 to 1000 but was " + limit);
    }
  }

  @Nested
  class APage {

    @Test
    void leavesOutTheItemThatShowsThereIsMore() {
      Page<Integer> page = below(5, PageRequest.first(2));

      assertThat(page.items()).containsExactly(0, 1);
      assertThat(page.next()).isEqualTo(new Cursor("numbers", List.of("1")));
    }

    @Test
    void isTheLastIfNothingFollows() {
      Page<Integer> page = below(2, PageRequest.first(2));

      assertThat(page).isEqualTo(Page.last(List.of(0, 1)));
      assertThat(page.isLast()).isTrue();
    }

    @Test
    void keepsItsCursorWhenItsItemsChange() {
      Page<String> page = below(5, PageRequest.first(2)).map(String::valueOf);

      assertThat(page.items()).containsExactly("0", "1");
      assertThat(page.isLast()).isFalse();
    }
  }

  @Nested
  class AStream {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 7})
    void hasEveryItemOnce(int size) {
      assertThat(Pages.stream(2, request -> below(size, request)))
          .containsExactlyElementsOf(IntStream.range(0, size).boxed().toList());
    }

    @Test
    void readsAPageOnlyWhenItIsNeeded() {
      List<PageRequest> read = new ArrayList<>();

      Pages.stream(2, request -> {
        read.add(request);
        return below(100, request);
      }).limit(3).forEach(item -> {});

      assertThat(read).hasSize(2);
    }

    @Test
    void goesOnAfterAPageOfWhichNothingIsLeft() {
      // as of a store that filters what it has read
      Page<Integer> filtered = new Page<>(List.of(), new Cursor("numbers", List.of("1")));

      assertThat(Pages.stream(2, request -> request.cursor() == null ? filtered : below(4, request)))
          .containsExactly(2, 3);
    }

    @Test
    void endsALoopOfPages() {
      Page<Integer> same = new Page<>(List.of(1), CURSOR);

      assertThatIllegalStateException().isThrownBy(() -> Pages.stream(2, request -> same).count())
          .withMessageContaining("ends where it started");
    }

    @Test
    void ends() {
      var items = Pages.stream(2, request -> Page.last(List.<Integer>of())).iterator();

      assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(items::next);
    }
  }

  @Nested
  class ACursor {

    @Test
    void isReadBackFromItsText() {
      assertThat(CURSOR.toString()).matches("[A-Za-z0-9_-]+");
      assertThat(Cursor.parse(CURSOR.toString())).isEqualTo(Validated.valid(CURSOR));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "AQ", "ä", "AAAAAAAAAAAAAAAAAAAA", "////", " "})
    void isNoOtherText(String text) {
      assertThat(code(Cursor.parse(text))).isEqualTo("paging.bad-cursor");
    }

    @Test
    void isRefusedWithPaddingOrInAnotherAlphabet() {
      assertThat(code(Cursor.parse(CURSOR + "="))).isEqualTo("paging.bad-cursor");
      assertThat(code(Cursor.parse("A".repeat(5000)))).isEqualTo("paging.bad-cursor");
    }

    @Test
    void isRefusedByAnotherListAndAnotherOrder() {
      assertThat(CURSOR.keyFor("approvals/by-due", 2)).isEqualTo(Validated.valid(CURSOR.key()));
      assertThat(code(CURSOR.keyFor("approvals/by-age", 2))).isEqualTo("paging.foreign-cursor");
      assertThat(code(CURSOR.keyFor("approvals/by-due", 1))).isEqualTo("paging.foreign-cursor");
      assertThatExceptionOfType(RefusedException.class)
          .isThrownBy(() -> CURSOR.keyFor("deals/by-name", 2).orElseThrow());
    }

    @Test
    void isShort() {
      assertThatIllegalArgumentException().isThrownBy(() -> new Cursor("x", List.of("x".repeat(4000))));
      assertThatIllegalArgumentException().isThrownBy(() -> new Cursor("x", List.of("x".repeat(70_000))));
    }
  }

  private static String code(Validated<?> answer) {
    return ((Invalid<?>) answer).violations().all().get(0).code();
  }
}
