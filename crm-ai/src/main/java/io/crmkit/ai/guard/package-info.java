/**
 * Guardrails as pure functions: what a text must not say, must say, and must not give away.
 *
 * <pre>{@code
 * TextCheck check = TextCheck.all(new LengthBounds(20, 2_000), BannedClaims.USUAL, Grounding.in(facts, Locale.UK));
 * check.check(text);                                           // findings, none if the text may pass
 * Redaction redaction = Redaction.of(names, List.of(prompt));
 * redaction.restore(redaction.redact(prompt)).equals(prompt);  // always
 * }</pre>
 *
 * <p>Nothing here knows of a language model; {@code io.crmkit.ai.llm.guarded} puts these functions around one.
 * Everything is immutable and safe to share between threads.
 */
@NullMarked
package io.crmkit.ai.guard;

import org.jspecify.annotations.NullMarked;
