package io.crmkit.testkit.record;

import io.crmkit.core.Stored;
import io.crmkit.core.paging.Cursor;
import io.crmkit.core.paging.Page;
import io.crmkit.core.paging.PageRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** A page of the ids of those states that satisfy a condition, in the order of the ids. */
final class IdPage {

  private IdPage() {}

  static <I, S> Page<I> of(Map<I, Stored<S>> states, Predicate<S> condition, String list, PageRequest page) {
    Cursor cursor = page.cursor();
    String after = cursor == null ? "" : cursor.keyFor(list, 1).orElseThrow().get(0);
    List<I> found = new ArrayList<>();
    states.forEach((id, stored) -> {
      boolean isWanted = id.toString().compareTo(after) > 0 && condition.test(stored.value());
      if (isWanted && found.size() <= page.limit()) {
        found.add(id);
      }
    });
    return Page.of(found, page, last -> new Cursor(list, List.of(last.toString())));
  }
}
