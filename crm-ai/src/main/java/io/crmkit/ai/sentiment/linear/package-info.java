/** Sentiment learnt from labelled texts: a linear model over words, letters and what the rules of a lexicon say. */
@NullMarked
package io.crmkit.ai.sentiment.linear;

import org.jspecify.annotations.NullMarked;
