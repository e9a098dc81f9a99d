package io.crmkit.core.paging;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Some items of a list, in its order.
 *
 * @param next where the next page starts; null if this is the last one
 */
public record Page<T>(List<T> items, @Nullable Cursor next) {

  public Page {
    items = List.copyOf(items);
  }

  /** A page that nothing follows. */
  public static <T> Page<T> last(List<T> items) {
    return new Page<>(items, null);
  }

  /**
   * Makes a page of what a store found when it was asked for one item more than the limit: that item tells whether
   * there is a next page and is left out.
   *
   * @param cursorAfter the cursor of whatever follows an item
   */
  public static <T> Page<T> of(List<T> found, PageRequest request, Function<? super T, Cursor> cursorAfter) {
    if (found.size() <= request.limit()) {
      return last(found);
    }
    List<T> items = found.subList(0, request.limit());
    return new Page<>(items, cursorAfter.apply(items.get(items.size() - 1)));
  }

  public boolean isLast() {
    return next == null;
  }

  public <R> Page<R> map(Function<? super T, ? extends R> change) {
    List<R> changed = items.stream().<R>map(change).toList();
    return new Page<>(changed, next);
  }
}
