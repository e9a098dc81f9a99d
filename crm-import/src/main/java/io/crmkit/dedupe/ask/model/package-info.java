/** Questions about pairs of records, what people answer, and where answers contradict one another. */
@NullMarked
package io.crmkit.dedupe.ask.model;

import org.jspecify.annotations.NullMarked;
