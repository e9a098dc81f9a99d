/**
 * Sentiment by rules: words with valences, and what negations, degrees, contrasts, capitals and punctuation make of them.
 *
 * <pre>{@code
 * var english = new LexiconAnalyzer();
 * english.score("Great camera, but the battery is useless.").tone();   // NEGATIVE
 * var parts = english.about(Aspects.NONE.with("food", "food", "soup").with("service", "service", "waiter"));
 * parts.aspects("The food was great and the service was awful.");       // food 0.62, service -0.46
 * }</pre>
 *
 * <p>Everything here but the builder of a lexicon may be shared between threads.
 */
@NullMarked
package io.crmkit.ai.sentiment.lexicon;

import org.jspecify.annotations.NullMarked;
