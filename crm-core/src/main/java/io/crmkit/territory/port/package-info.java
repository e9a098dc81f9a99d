/** What a host brings to territories: where they are kept, and the accounts that rules look at. */
@NullMarked
package io.crmkit.territory.port;

import org.jspecify.annotations.NullMarked;
