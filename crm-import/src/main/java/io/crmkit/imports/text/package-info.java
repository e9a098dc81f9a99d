/**
 * Texts sign by sign: what is a blank, what nobody sees, what no store can keep, and lists that are one text.
 *
 * <p>It only computes and knows nothing else of imports, so that models can use it as readers and rules do.
 *
 * <pre>{@code
 * String key = VisibleText.of("\ufeffAda\u200b  Lovelace ");       // "Ada Lovelace"
 * List<String> tags = MultiValues.split("red; \"a;b\"", ";");     // red, a;b
 * boolean storable = Signs.firstUnstorable(text) < 0;
 * }</pre>
 *
 * <p>Everything here can be used by any number of threads.
 */
@NullMarked
package io.crmkit.imports.text;

import org.jspecify.annotations.NullMarked;
