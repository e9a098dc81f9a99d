/**
 * How alike two values are: edit distances, Jaro–Winkler, q-grams, phonetic codes, numbers and dates.
 *
 * <pre>{@code
 * TextMeasure.JARO_WINKLER.similarity("MARTHA", "MARHTA");   // 0.961…
 * Probe martha = Probe.of("martha");                         // one against many
 * int edits = martha.levenshtein(names, 17);                 // names: Texts.of(list)
 * Phonetic.COLOGNE.codes("Müller");                          // [657]
 * }</pre>
 *
 * <p>Texts are compared as they stand, code point by code point, in any script: case, accents and punctuation are the
 * business of whoever prepares them. All types are immutable or stateless and for any number of threads.
 */
@NullMarked
package io.crmkit.dedupe.measure;

import org.jspecify.annotations.NullMarked;
