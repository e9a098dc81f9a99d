package io.crmkit.testkit.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.core.paging.Page;
import io.crmkit.core.paging.PageRequest;
import io.crmkit.core.paging.Pages;
import java.util.function.Function;
import java.util.stream.Stream;

/** Walks through the pages of an adapter as {@link Pages} does, and sees to it that none has more than it may. */
public final class BoundedPages {

  private BoundedPages() {}

  /**
   * Returns every item in order.
   *
   * @param limit the size of the pages, as in {@link PageRequest}
   * @throws AssertionError from the stream if a page has more items than its limit
   */
  public static <T> Stream<T> stream(int limit, Function<PageRequest, Page<T>> read) {
    return Pages.stream(limit, request -> {
      Page<T> page = read.apply(request);
      assertThat(page.items()).as("a page of at most %d", limit).hasSizeLessThanOrEqualTo(limit);
      return page;
    });
  }
}
