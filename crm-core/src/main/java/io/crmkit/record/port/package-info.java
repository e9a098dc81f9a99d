/** What a host brings to records: where they are kept, and what currencies are worth. */
@NullMarked
package io.crmkit.record.port;

import org.jspecify.annotations.NullMarked;
