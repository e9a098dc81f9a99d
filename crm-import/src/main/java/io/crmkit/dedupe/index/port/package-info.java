/** What a host brings to an index of records: where it is kept. */
@NullMarked
package io.crmkit.dedupe.index.port;

import org.jspecify.annotations.NullMarked;
