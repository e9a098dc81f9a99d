/**
 * Work that is split over the threads of a host: the parts are the same however many threads there are.
 *
 * <pre>{@code
 * Workers.one().run(parts, part -> compute(part));
 * Workers.of(executor, 8).run(parts, part -> compute(part));
 * }</pre>
 */
@NullMarked
package io.crmkit.dedupe.parallel;

import org.jspecify.annotations.NullMarked;
