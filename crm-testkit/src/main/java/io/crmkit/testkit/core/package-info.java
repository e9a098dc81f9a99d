/** Stand-ins for what crm-core takes from the outside world, for tests that need to know what comes. */
@NullMarked
package io.crmkit.testkit.core;

import org.jspecify.annotations.NullMarked;
