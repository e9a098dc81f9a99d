/**
 * Duplicates by rules that somebody wrote down: fields that are equal, alike or sound alike, with weights and a threshold.
 *
 * <pre>{@code
 * DuplicateRule rule = DuplicateRules.read(json).orElseThrow();
 * RuleIndex index = RuleIndex.of(rule, contacts);
 * index.duplicates(pair -> report(pair.left(), pair.right(), pair.score()));   // inside
 * List<RuleMatch> known = index.matching(newContact);                          // one against all
 * }</pre>
 *
 * <p>Everything here is immutable and safe to share between threads.
 */
@NullMarked
package io.crmkit.dedupe.rule;

import org.jspecify.annotations.NullMarked;
