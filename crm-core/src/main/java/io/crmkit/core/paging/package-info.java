/**
 * Long lists a page at a time, by key and not by number, so that rows that come and go between two pages neither repeat
 * nor skip others.
 *
 * <pre>{@code
 * Page<Deal> page = deals.list(tenant, PageRequest.first(50));
 * Page<Deal> more = deals.list(tenant, PageRequest.first(50).after(page.next()));
 * Stream<Deal> all = Pages.stream(1000, request -> deals.list(tenant, request));
 * }</pre>
 *
 * <p>Everything here is immutable.
 */
@NullMarked
package io.crmkit.core.paging;

import org.jspecify.annotations.NullMarked;
