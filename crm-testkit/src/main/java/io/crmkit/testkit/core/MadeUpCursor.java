package io.crmkit.testkit.core;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.crmkit.core.RefusedException;
import io.crmkit.core.paging.Cursor;
import io.crmkit.core.paging.Page;
import io.crmkit.core.paging.PageRequest;
import java.util.Collections;
import java.util.Objects;
import java.util.function.Function;

/** A cursor that looks like one of a list and has a key that the list never wrote. */
public final class MadeUpCursor {

  private MadeUpCursor() {}

  /** Proves that a list of numbers or times, which has two items at least, refuses such a cursor. */
  public static <T> void isRefusedBy(Function<PageRequest, Page<T>> list) {
    PageRequest first = PageRequest.first(1);
    Cursor next = Objects.requireNonNull(list.apply(first).next(), "the list has one page only");
    Cursor madeUp = new Cursor(next.list(), Collections.nCopies(next.key().size(), "x"));
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> list.apply(first.after(madeUp))).withMessageContaining("Start at the first page.");
  }
}
