/**
 * Learns without labels how much each level of each field says about two records being the same.
 *
 * <p>The model is that of Fellegi and Sunter (1969), its parameters are found by expectation and maximisation
 * (Dempster, Laird and Rubin 1977) over every pair of rows: those that were compared one by one, all others by what a
 * sample of them and the frequencies of values say.
 */
@NullMarked
package io.crmkit.dedupe.learn;

import org.jspecify.annotations.NullMarked;
