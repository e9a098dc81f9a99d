/** What a host brings to merging: where entities are kept. */
@NullMarked
package io.crmkit.dedupe.merge.port;

import org.jspecify.annotations.NullMarked;
