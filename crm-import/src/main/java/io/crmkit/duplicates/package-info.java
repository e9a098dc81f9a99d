/**
 * Where imports and deduplication meet: what makes imported rows and records the same, said by a rule or by a model.
 *
 * <pre>{@code
 * DuplicatesByRule rule = DuplicatesByRule.read(json).orElseThrow();         // or DuplicatesByModel
 * Imports imports = Imports.builder(jobs, staging, records, clock).matching("contact", rule).build();
 * imports.plan(acme, id, Watch.NOBODY).orElseThrow();
 * imports.preview(acme, id, PageRequest.first(50));                           // scores, and what adds up to them
 * }</pre>
 *
 * <p>Everything here is immutable and safe to share between threads.
 */
@NullMarked
package io.crmkit.duplicates;

import org.jspecify.annotations.NullMarked;
