/** What churn needs kept. The contracts in crm-testkit prove an implementation. */
@NullMarked
package io.crmkit.ai.churn.port;

import org.jspecify.annotations.NullMarked;
