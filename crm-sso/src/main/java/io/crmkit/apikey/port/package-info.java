/** What a host implements so that API keys are kept. */
@NullMarked
package io.crmkit.apikey.port;

import org.jspecify.annotations.NullMarked;
