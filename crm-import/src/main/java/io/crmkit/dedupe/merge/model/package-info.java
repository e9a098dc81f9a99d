/** Entities made of source records: which value of each field survives, what was merged into what, and what was edited. */
@NullMarked
package io.crmkit.dedupe.merge.model;

import org.jspecify.annotations.NullMarked;
