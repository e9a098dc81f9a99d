package io.crmkit.core.paging;

import org.jspecify.annotations.Nullable;

/**
 * Which page to read.
 *
 * @param limit how many items at most, from 1 to {@value #MOST}
 * @param cursor where the page before ended; null for the first page
 */
public record PageRequest(int limit, @Nullable Cursor cursor) {

  public static final int MOST = 1000;

  public PageRequest {
    if (limit < 1 || limit > MOST) {
      throw new IllegalArgumentException("limit must be from 1 to %d but was %d".formatted(MOST, limit));
    }
  }

  public static PageRequest first(int limit) {
    return new PageRequest(limit, null);
  }

  /** Returns the request for the page that starts at {@code cursor}; for the first page if there is none. */
  public PageRequest after(@Nullable Cursor cursor) {
    return new PageRequest(limit, cursor);
  }
}
