/**
 * Values written alike: forms of letters, case, punctuation, scripts, nicknames and legal forms.
 *
 * <pre>{@code
 * PlainText.of("  O’Brien, Zoë ");   // "obrien zoe"
 * PlainText.of("Дмитрий");           // "dmitrij"
 * }</pre>
 *
 * <p>Everything here is stateless or immutable and for any number of threads.
 */
@NullMarked
package io.crmkit.dedupe.text;

import org.jspecify.annotations.NullMarked;
