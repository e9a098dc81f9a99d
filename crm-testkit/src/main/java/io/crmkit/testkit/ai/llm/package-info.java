/** Language models that need no network: one that writes by the facts, one that spoils answers, arbitraries of both. */
@NullMarked
package io.crmkit.testkit.ai.llm;

import org.jspecify.annotations.NullMarked;
