/** Makes people with duplicates, finds them, and cleans whole files of contacts. */
@NullMarked
package io.crmkit.examples.dedupe;

import org.jspecify.annotations.NullMarked;
