/**
 * For imports: storage in memory and the contracts of their storage.
 *
 * <pre>{@code
 * class MyStagingTest extends StagingContract {
 *   protected Staging emptyStaging() { return new MyStaging(emptyDatabase()); }
 * }
 * }</pre>
 *
 * <p>The adapters are safe to share between threads.
 */
@NullMarked
package io.crmkit.testkit.imports;

import org.jspecify.annotations.NullMarked;
