/** What a host brings to imports: where rows wait, the records that they become, and who knows duplicates. */
@NullMarked
package io.crmkit.imports.port;

import org.jspecify.annotations.NullMarked;
