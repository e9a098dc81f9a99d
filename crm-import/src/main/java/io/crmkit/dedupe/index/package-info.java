/**
 * Which records are the same, kept up to date record by record: adding, changing and deleting in any order gives the
 * clusters that the records as they are now would give all at once.
 *
 * <pre>{@code
 * Matching<?> matching = RuleMatching.of(rule);
 * ClusterIndex<?> index = new ClusterIndex<>(matching, Ids.timeOrdered(clock), clock);
 * ClusterChange change = index.put("crm-17", values);      // what merged, split or moved
 * index.matching(values);                                  // who that would be, without adding it
 * String entity = index.current(anIdOfLastYear);           // follows every merge since
 * }</pre>
 *
 * <p>An index may be shared between threads: one writes at a time, many read.
 */
@NullMarked
package io.crmkit.dedupe.index;

import org.jspecify.annotations.NullMarked;
