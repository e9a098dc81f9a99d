package io.crmkit.core.paging;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Walks through all pages of a list. */
public final class Pages {

  private Pages() {}

  /**
   * Returns every item in order, reading a page when the one before is used up; holds one page at a time.
   *
   * @param limit the size of the pages, as in {@link PageRequest}
   * @throws IllegalStateException from the stream if a page ends where it started, and so the list never would
   */
  public static <T> Stream<T> stream(int limit, Function<PageRequest, Page<T>> read) {
    Iterator<T> items = new Items<>(PageRequest.first(limit), read);
    return StreamSupport.stream(Spliterators.spliteratorUnknownSize(items, Spliterator.ORDERED), false);
  }

  private static final class Items<T> implements Iterator<T> {

    private final Function<PageRequest, Page<T>> read;
    private @Nullable PageRequest next;
    private Iterator<T> page = List.<T>of().iterator();

    Items(PageRequest first, Function<PageRequest, Page<T>> read) {
      this.next = first;
      this.read = read;
    }

    @Override
    public boolean hasNext() {
      while (!page.hasNext() && next != null) {
        page = turn(next);
      }
      return page.hasNext();
    }

    private Iterator<T> turn(PageRequest request) {
      Page<T> read = this.read.apply(request);
      Cursor cursor = read.next();
      if (cursor != null && cursor.equals(request.cursor())) {
        throw new IllegalStateException("the page after %s ends where it started".formatted(cursor));
      }
      next = cursor == null ? null : request.after(cursor);
      return read.items().iterator();
    }

    @Override
    public T next() {
      if (!hasNext()) {
        throw new NoSuchElementException("the last page has been read");
      }
      return page.next();
    }
  }
}
