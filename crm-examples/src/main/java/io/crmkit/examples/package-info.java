/** Runnable hosts of the crmkit engines: {@code java -jar crm-examples.jar <command>}. */
@NullMarked
package io.crmkit.examples;

import org.jspecify.annotations.NullMarked;
